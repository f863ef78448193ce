// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-stream: PCM on standard input -> ring -> pacer -> browsers, by WebSocket.

#include <algorithm>
#include <cmath>
#include <csignal>
#include <optional>

#include "base/decimal.h"
#include "base/error.h"
#include "cli/data_directory.h"
#include "cli/state_directory.h"
#include "cli/stop_signal.h"
#include "cli/terminal.h"
#include "cli/tool_app.h"
#include "monitor/exposer.h"
#include "monitor/heap_watch.h"
#include "stream/certificate.h"
#include "stream/control_sink.h"
#include "stream/event_source.h"
#include "stream/pacer.h"
#include "stream/pcm_source.h"
#include "stream/running_clock.h"
#include "stream/server.h"
#include "stream/stream_service.h"
#include "stream/tls.h"
#include "stream/web_socket.h"
#include "stream/wire.h"
#include "stream_options.h"

using namespace auralis;
using base::Seconds;

namespace {

using Options = StreamOptions;

std::optional<stream::ControlSink> sink_of(const Options& o) {
  if (o.control_out.empty() || o.read_only) return std::nullopt;
  return stream::ControlSink(o.control_out);
}

stream::StreamFormat format_of(const Options& o) {
  stream::StreamFormat format;
  format.pcm = {*pcm::parse_sample_format(o.sample_format), {o.rate}, o.channels};
  format.chunk = to_frames(o.chunk, format.pcm.rate);
  format.history = o.buffer;
  const double most_ms = to_seconds(stream::kMostChunkFrames, format.pcm.rate).count() * 1e3;
  if (format.chunk > stream::kMostChunkFrames)
    throw base::Error("--chunk: at " + std::to_string(o.rate) + " Hz a chunk is at most " +
                          base::decimal(std::floor(most_ms * 10) / 10, 1) + " ms",
                      base::Fault::kUsage);
  return format;
}

/// Those that the build made; a file without one is sent as it is.
stream::CompressedCopies compressed_copies() {
  try {
    return stream::CompressedCopies(cli::data_directory("web_compressed"));
  } catch (const base::Error&) {
    return stream::CompressedCopies({});
  }
}

std::optional<std::filesystem::path> web_directory(const Options& o, const base::Log& log) {
  if (!o.web.empty()) {
    if (std::filesystem::is_directory(o.web)) return o.web;
    throw base::Error("--web " + o.web + ": no such directory");
  }
  try {
    return cli::data_directory("web");
  } catch (const base::Error& error) {
    log.note(std::string("serving the stream without its page: ") + error.what());
    return std::nullopt;
  }
}

bool is_this_machine(const base::Address& address) {
  return address.host == "localhost" || address.host == "::1" || address.host.starts_with("127.");
}

stream::SteerPolicy steer_policy(const Options& o) {
  using stream::SteerPolicy;
  if (o.read_only && !o.steer.empty() && o.steer != "none")
    throw base::Error("--read-only and --steer " + o.steer + ": one or the other",
                      base::Fault::kUsage);
  if (o.steer == "token" && o.token_file.empty())
    throw base::Error("--steer token: --token-file should name the tokens", base::Fault::kUsage);
  if (o.read_only || o.steer == "none") return SteerPolicy::kNone;
  if (o.steer == "all") return SteerPolicy::kAll;
  if (o.steer.empty() && is_this_machine(o.listen)) return SteerPolicy::kAll;
  return o.token_file.empty() ? SteerPolicy::kNone : SteerPolicy::kToken;
}

stream::AccessRules rules_of(const Options& o) {
  stream::AccessRules rules{steer_policy(o), {}, o.token_file};
  for (const std::string& origin : o.origins) rules.origins.push_back(stream::origin_of(origin));
  return rules;
}

/// Null where nothing is said of TLS.
std::unique_ptr<stream::TlsKeys> keys_of(const Options& o, const base::Log& log) {
  if (o.tls_cert.empty() != o.tls_key.empty())
    throw base::Error("--tls-cert and --tls-key: one needs the other", base::Fault::kUsage);
  if (!o.tls.empty() && !o.tls_cert.empty())
    throw base::Error("--tls self and --tls-cert: one or the other", base::Fault::kUsage);
  if (!o.tls_cert.empty())
    return std::make_unique<stream::TlsKeys>(stream::TlsFiles{o.tls_cert, o.tls_key});
  if (o.tls.empty()) return nullptr;
  const stream::TlsFiles files = stream::self_signed(cli::state_directory());
  log.note("the certificate " + files.certificate +
           " vouches for itself: a browser asks before it " +
           "goes on, and shows this SHA-256: " + stream::fingerprint_of(files.certificate));
  return std::make_unique<stream::TlsKeys>(files);
}

/// All the parts, each after those it needs.
struct Parts {
  Parts(const Options& options, const base::Log& words) : o(options), log(words) {
    if (!o.trace.empty()) trace.emplace(o.trace, "auralis-stream", log);
    board.name_station(o.station);
    if (o.metrics) exposer.emplace(*o.metrics, metrics);
    if (!o.events.empty()) events.emplace(o.events, timeline, live, metrics, log);
    if (edge) broadcaster.await_run();
    server.start(service);
    if (server.speaks_tls() || !o.token_file.empty()) server.renew_at_hangup();
    server.at_user_signal([this] {
      for (const std::string& line : table.text()) log.error(line);  // it was asked for
    });
    if (edge) {
      edge->start(broadcaster, board, post);
      return;
    }
    origin = make_origin(o.relay, format, broadcaster.stream_id(),
                         {board, steering, clock, metrics, log, post});
    source.emplace(input, "standard input", format.pcm, ring, log,
                   stream::SourceTrace{tracing(), &clock, format.pcm.bytes(format.chunk)});
    pacer.emplace(stream::Pacer::Context{ring, live, clock, metrics, log, tracing()}, format.chunk,
                  format.pcm, [this](auto chunk) { server.post([this, chunk] { send(chunk); }); });
  }
  /// NATS's threads post to the server: they go first.
  ~Parts() {
    if (edge) edge->stop();
    if (origin) origin->stop();
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  void send(const stream::ChunkPtr& chunk) {
    const Seconds begin = clock.now();
    const auto begun = timeline.take_before(chunk->first + chunk->frames);
    broadcaster.send(chunk, begun);
    if (origin) origin->send(chunk, begun);
    if (trace) trace->span("send", begin, clock.now(), "seq", chunk->seq);
  }
  /// Readable once the last chunk has gone out.
  [[nodiscard]] int played_out() const {
    return edge ? edge->finished_descriptor() : pacer->finished_descriptor();
  }

  const Options& o;
  const base::Log& log;
  const stream::StreamFormat format = format_of(o);
  base::SteadyClock clock;
  std::optional<monitor::Trace> trace;
  monitor::Metrics metrics{"stream", o.station};
  monitor::HeapWatch heap{metrics, clock};
  std::optional<monitor::Exposer> exposer;
  stream::Timeline timeline{format.pcm.rate};
  stream::LiveSource live{o.live};
  stream::ControlBoard board{cli::data_names("moods", ".toml")};
  std::optional<stream::ControlSink> sink = sink_of(o);
  std::unique_ptr<nats::Edge> edge = make_edge(o.relay, o.buffer, {clock, metrics, log});
  std::unique_ptr<nats::Origin> origin;
  stream::Steering steering{
      board, outlet(), metrics, {static_cast<double>(o.limits.controls), &clock}};
  std::unique_ptr<stream::Framer> framer = stream::make_framer();
  stream::RunningClock running{clock};  // [io thread]
  stream::ListenerTable table{running, metrics, log};
  stream::Broadcaster broadcaster{
      format, {*framer, timeline, board, running, table, stream::ServerTime(clock)}};
  stream::WebFiles files{web_directory(o, log), compressed_copies(), o.station};
  stream::Capacity capacity = plan_capacity(o.limits, format, log);
  stream::Access access{rules_of(o), log};
  stream::ClientLimits limits{limit_rules(o.limits, capacity.listeners), clock, metrics};
  stream::Server server{o.listen, capacity.limits, keys_of(o, log), log, o.reuse_port};
  const stream::Post post = [this](std::function<void()> task) { server.post(std::move(task)); };
  stream::Feeds feeds{broadcaster, *framer, post, running, log};
  stream::ListenerContext context{
      broadcaster, feeds,   table,
      steering,    *framer, running,
      metrics,     o.lag,   static_cast<double>(o.limits.controls_per_client)};
  stream::StreamService service{context, access, files, limits};
  const stream::ServerStop stop_server{server};  // before what its sessions use is gone
  const base::Descriptor input = base::Descriptor::standard_input();
  stream::Ring ring{to_frames(o.buffer, format.pcm.rate), format.pcm.bytes_per_frame(), clock};
  std::optional<stream::EventSource> events;
  std::optional<stream::PcmSource> source;
  std::optional<stream::Pacer> pacer;

 private:
  [[nodiscard]] monitor::Trace* tracing() { return trace ? &*trace : nullptr; }
  [[nodiscard]] stream::ControlOutlet* outlet() {
    if (edge && steer_policy(o) != stream::SteerPolicy::kNone) return edge.get();
    return sink ? &*sink : nullptr;
  }
};

std::string url(const std::string& scheme, base::Address address, std::uint16_t port) {
  if (address.host.empty()) address.host = "localhost";
  address.port = port;
  return scheme + "://" + base::to_text(address);
}

void greet(const Parts& parts) {
  const auto& pcm = parts.format.pcm;
  std::string line =
      "serving " +
      url(parts.server.speaks_tls() ? "https" : "http", parts.o.listen, parts.server.port()) + "/";
  if (!parts.edge)
    line += " (" + parts.o.sample_format + ", " + std::to_string(pcm.rate.hz) + " Hz, " +
            std::to_string(pcm.channels) + " channels, chunks of " +
            base::decimal(to_seconds(parts.format.chunk, pcm.rate).count() * 1e3, 1) + " ms)";
  if (parts.exposer)
    line += ", metrics on " + url("http", *parts.o.metrics, parts.exposer->port()) + "/metrics";
  parts.log.note(line);
  const bool unsaid =
      parts.o.steer.empty() && !parts.o.read_only && !is_this_machine(parts.o.listen);
  if (unsaid && !parts.o.control_out.empty())
    parts.log.note(parts.o.token_file.empty()
                       ? "nobody steers: others reach this address (--steer all, or --token-file)"
                       : "who has a token for it steers");
}

/// Plays until the input has ended or a signal, then what is in flight. True if nothing was cut.
bool play(Parts& parts) {
  using cli::OnSignal, cli::wait_readable;
  constexpr Seconds kForEver{-1}, kHangUp{1}, kLook{0.1};
  const int played_out = parts.played_out();
  const bool stopped = !wait_readable(played_out, OnSignal::kReturn, kForEver);
  const Seconds deadline = parts.clock.now() + parts.o.drain;
  const auto left = [&] { return std::max(Seconds(0), deadline - parts.clock.now()); };
  if (stopped) {
    parts.server.stop_accepting();
    if (parts.source) parts.source->stop();
    const auto heard = [&] { return parts.metrics.value(monitor::Metric::kStreamClients) > 0; };
    while (parts.pacer && heard() && left() > Seconds(0) &&
           !wait_readable(played_out, OnSignal::kWait, std::min(left(), kLook)))
      continue;
    if (parts.pacer) parts.pacer->stop();
    if (parts.pacer) static_cast<void>(wait_readable(played_out, OnSignal::kWait, kHangUp));
  }
  const auto code = stopped ? stream::CloseCode::kGoingAway : stream::CloseCode::kNormal;
  parts.server.post([&parts, code, stopped] {
    parts.broadcaster.finish(code, stopped ? "the server stops" : "the stream has ended");
    if (parts.origin)
      parts.origin->finish(stopped ? nats::RunState::kStopped : nats::RunState::kEnded);
  });
  const int all_gone = parts.table.all_gone().fd();
  if (wait_readable(all_gone, stopped ? OnSignal::kWait : OnSignal::kReturn, left()))
    return parts.edge ? !stopped : parts.pacer->played_out();
  parts.server.post([&parts] { parts.broadcaster.abandon(); });
  static_cast<void>(wait_readable(all_gone, OnSignal::kWait, kHangUp));
  return false;
}

/// What the input lacks, now that it has ended; empty for nothing.
std::string what_is_missing(const Parts& parts) {
  constexpr Seconds kRounding{0.01};
  const Seconds played = to_seconds(parts.pacer->position(), parts.format.pcm.rate);
  if (played == Seconds(0))
    return "no PCM came: standard input was empty; pipe PCM into it, as auralis-synth writes it";
  if (!parts.events) return "";
  parts.events->wait_for_end(Seconds(0.5));
  if (!parts.events->saw_end())
    return "the source was cut: its PCM ended before its events said so";
  if (played + kRounding >= parts.events->end()) return "";
  return "the source was cut, or is of another --rate, --format or --channels: its PCM ended at " +
         base::decimal(played.count(), 1) + " s, its events at " +
         base::decimal(parts.events->end().count(), 1) + " s";
}

/// What went wrong with the input, told; the exit status.
int status_of(const Parts& parts, bool whole) {
  const bool ended = parts.edge || parts.source->reached_end();
  if (cli::stop_signal() == SIGINT && !(whole && ended)) return cli::kInterrupted;
  if (cli::stop_signal() != 0 || parts.edge) return cli::kDone;
  if (parts.source->failed()) return cli::kFailed;
  if (const std::string cut = what_is_missing(parts); !cut.empty()) {
    parts.log.error(cut);
    return cli::kFailed;
  }
  return parts.events && parts.events->skipped() > 0 ? cli::kFailed : cli::kDone;
}

int run(const Options& o) {
  if (o.relay.from.empty())
    cli::refuse_input_from_terminal("pipe PCM into it: ... | auralis-synth | auralis-stream");
  Parts parts(o, o.log);
  greet(parts);
  const bool whole = play(parts);
  if (parts.origin) parts.origin->drain(Seconds(2));
  return status_of(parts, whole);
}

}  // namespace

int main(int argc, char** argv) {
  return cli::run_tool(kStreamTool, [&] { return run(parse_stream_options(argc, argv)); });
}

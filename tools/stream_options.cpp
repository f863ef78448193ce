// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream_options.h"

#include "base/error.h"
#include "cli/own_files.h"
#include "cli/tool_app.h"
#include "cli/unused_options.h"

using namespace auralis;
using base::Seconds;

namespace {

void add_input(cli::ToolApp& app, StreamOptions& o, std::vector<cli::Option>& of_input) {
  const auto input = [&](const cli::Option& option) {
    of_input.push_back(option);
    return option;
  };
  app.begin_group("The input");
  input(app.add("--events", o.events, "Read the composer's events from this FIFO or file"))
      .value_name("FILE")
      .common();
  input(app.add("--control-out", o.control_out, "Write listeners' controls into this FIFO"))
      .value_name("FILE")
      .common();
  input(app.add("--format", o.sample_format, "Sample format of the input"))
      .value_name("FORMAT")
      .one_of({"s16le", "s24le", "s32le", "f32le"});
  input(app.add_integer("--rate", o.rate, "Sample rate of the input, in Hz", 8000, 384000));
  input(app.add_integer("--channels", o.channels, "Channels of the input", 1, 8));
  input(app.add_flag("--live", o.live, "The input is live: leave out what grows old in a hold-up"));
  input(app.add_duration("--chunk", o.chunk, "Audio in a message", Seconds(0.01), Seconds(0.2)));
}

void add_options(cli::ToolApp& app, StreamOptions& o) {
  app.examples({{"auralis-compose --live | auralis-synth | auralis-stream",
                 "plays at http://localhost:8080/"},
                {"... | auralis-stream --events events --control-out control",
                 "the same with a page that shows the music and steers it: see auralis-play"},
                {"... | auralis-stream --listen :8443 --tls self --token-file tokens",
                 "for other machines, steered by those who have a token"}});
  app.begin_group("Where it serves, and whom");
  app.add_address("--listen", o.listen, "Serve the page and the stream; port 0: a free one")
      .common();
  app.add_flag("--reuse-port", o.reuse_port, "Let several processes share the port of --listen");
  std::vector<cli::Option> of_input;
  app.add("--web", o.web, "Serve the page from this directory").value_name("DIR");
  app.add("--tls", o.tls, "self: serve by TLS, with a certificate made for this host")
      .value_name("WORD")
      .one_of({"self"})
      .standard("no TLS");
  app.add("--tls-cert", o.tls_cert, "Serve by TLS, with the certificate in this PEM file")
      .value_name("FILE");
  app.add("--tls-key", o.tls_key, "The private key of --tls-cert").value_name("FILE");
  app.add("--steer", o.steer, "Let steer all who listen, those with a token, or none")
      .value_name("WHO")
      .one_of({"all", "token", "none"})
      .standard("all on this machine's own address, else token, or none without --token-file")
      .common();
  app.add_flag("--read-only", o.read_only, "The same as --steer none");
  app.add("--token-file", o.token_file, "Lines of: listen TOKEN, or: steer TOKEN")
      .value_name("FILE");
  app.add("--allow-origin", o.origins, "Let pages of this origin listen, and embed the page")
      .value_name("ORIGIN")
      .single();
  app.begin_group("Watching");
  app.add_address("--metrics", o.metrics, "Serve metrics for Prometheus");
  app.add_station(o.station).common();
  app.add("--trace", o.trace, "Write into this file when each chunk came and went, for Perfetto")
      .value_name("FILE");
  add_input(app, o, of_input);
  app.begin_group("How it plays");
  app.add_duration("--buffer", o.buffer, "Audio read ahead", Seconds(1), Seconds(600));
  app.add_duration("--lag", o.lag, "How far one may fall behind", Seconds(1), Seconds(60));
  app.add_duration("--drain", o.drain, "Play on when told to stop", Seconds(0), Seconds(600));
  app.begin_group("Limits");
  add_limits(app, o.limits);
  app.begin_group("Relays");
  add_relay_options(app, o.relay, of_input);
}

void note_unused(const StreamOptions& o, const cli::UnusedOptions& unused) {
  note_unused(o.relay, unused);
  note_unused(o.limits, unused);
  const bool nobody = o.read_only || (o.steer == "none" && o.relay.publish.empty());
  const bool steered = !o.control_out.empty() || !o.relay.from.empty();
  unused.note("--control-out", nobody, "where nobody may steer");
  for (const char* const option : {"--controls", "--controls-per-client"})
    unused.note(option, nobody || !steered,
                nobody ? "where nobody may steer" : "without --control-out");
  unused.note("--steer", !steered && o.steer != "none",
              "without --control-out, as a control has no way to the composer");
  unused.note("--trace", !o.relay.from.empty(), "with --from, as no PCM comes in here");
  unused.note("--reuse-port", o.listen.port == 0, "with port 0, which is a free one of its own");
}

/// One address for two things: the second would only find it taken.
void refuse_same_address(const StreamOptions& o) {
  if (!o.metrics || o.listen.port == 0 || o.metrics->port != o.listen.port) return;
  if (o.metrics->host != o.listen.host && !o.metrics->host.empty() && !o.listen.host.empty())
    return;
  throw base::Error("--listen and --metrics both take port " + std::to_string(o.listen.port) +
                        ": they need ports of their own",
                    base::Fault::kUsage);
}

}  // namespace

StreamOptions parse_stream_options(int argc, char** argv) {
  StreamOptions o;
  cli::ToolApp app(kStreamTool, "serves PCM from standard input to browsers and players");
  add_options(app, o);
  app.parse_command_line(argc, argv);
  o.log = app.log();
  note_unused(o, cli::UnusedOptions(app, o.log));
  refuse_same_address(o);
  cli::refuse_shared_files({{"--trace", o.trace}}, {{"--config", app.config_file()},
                                                    {"--events", o.events},
                                                    {"--token-file", o.token_file},
                                                    {"--tls-cert", o.tls_cert},
                                                    {"--tls-key", o.tls_key},
                                                    {"--nats-creds", o.relay.creds},
                                                    {"--nats-ca", o.relay.ca},
                                                    cli::kStandardInput});
  return o;
}

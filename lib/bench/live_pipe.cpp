// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/live_pipe.h"

#include <fcntl.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "base/decimal.h"
#include "base/error.h"
#include "bench/interruption.h"

namespace auralis::bench {

namespace {

constexpr Seconds kStartPatience{20}, kStopPatience{5};

std::string milliseconds(Seconds time) { return base::decimal(time.count() * 1e3, 3) + "ms"; }

std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// The port that follows `before` in the server's greeting.
std::string port_after(const std::string& greeting, const std::string& before) {
  const auto at = greeting.find(before);
  if (at == std::string::npos) return {};
  const auto begin = at + before.size();
  return greeting.substr(begin, greeting.find('/', begin) - begin);
}

}  // namespace

LivePipe::LivePipe(const LivePipeOptions& options, const base::TemporaryDirectory& directory,
                   base::Clock& clock)
    : directory_(directory),
      control_path_(directory.make_fifo("control")),
      events_path_(directory.make_fifo("events")),
      // Open for both, so that nobody waits for anybody's open; the events' until the server reads.
      control_(Descriptor::open(control_path_, O_RDWR | O_NONBLOCK)),
      events_keeper_(Descriptor::open(events_path_, O_RDWR)) {
  Pipe from_compose = make_pipe(), to_synth = make_pipe(), to_server = make_pipe();
  std::vector<Descriptor> outputs;
  outputs.push_back(Descriptor::open_output(events_file()));
  outputs.push_back(std::move(to_synth.write));
  outputs.push_back(Descriptor::open(events_path_, O_WRONLY));
  tee_.emplace(std::move(from_compose.read), std::move(outputs), clock);
  start(options, from_compose.write, to_synth.read, to_server);
  from_compose.write.close();
  await_server(clock);
}

void LivePipe::start(const LivePipeOptions& o, const Descriptor& from_compose,
                     const Descriptor& to_synth, const Pipe& to_server) {
  const auto tool = [&](const std::string& name, std::vector<std::string> arguments,
                        const Descriptor* in, const Descriptor* out) {
    const auto log = Descriptor::open_output(directory_ / name);
    arguments.insert(arguments.begin(), o.binaries / name);
    return std::make_unique<ChildProcess>(arguments, ChildStreams{in, out, &log});
  };
  const std::string chunk = milliseconds(o.chunk), any_port = "127.0.0.1:0";
  compose_ = tool("auralis-compose",
                  {"--live", "--control", control_path_, "--mood", o.mood, "--seed",
                   std::to_string(o.seed), "--tick", milliseconds(o.tick)},
                  nullptr, &from_compose);
  synth_ = tool("auralis-synth", {"--block", chunk, "--renderer", o.renderer, "--device", o.device},
                &to_synth, &to_server.write);
  server_ = tool("auralis-stream",
                 {"--listen", any_port, "--metrics", any_port, "--events", events_path_,
                  "--control-out", control_path_, "--chunk", chunk, "--drain", "0"},
                 &to_server.read, nullptr);
}

LivePipe::~LivePipe() {
  server_.reset();
  synth_.reset();
  compose_.reset();  // closes the tee's input
  events_keeper_.close();
  if (tee_) tee_->join();
}

void LivePipe::await_server(base::Clock& clock) {
  const Seconds deadline = clock.now() + kStartPatience;
  for (;;) {
    const std::string greeting = read_file(directory_ / "auralis-stream");
    if (greeting.find("/metrics\n") != std::string::npos) {
      const std::string host = "127.0.0.1";
      stream_url_ = {host, port_after(greeting, "serving http://" + host + ":"), "/stream"};
      metrics_url_ = {host, port_after(greeting, "metrics on http://" + host + ":"), "/metrics"};
      break;
    }
    for (ChildProcess* const tool : tools())
      if (!tool->running())
        throw base::Error(tool->name() + " did not start: " + last_words(*tool));
    if (clock.now() > deadline) throw base::Error("auralis-stream did not begin to serve");
    wait_until(clock, clock.now() + Seconds(0.01));
  }
  events_keeper_.close();
}

std::array<ChildProcess*, 3> LivePipe::tools() noexcept {
  return {compose_.get(), synth_.get(), server_.get()};
}

void LivePipe::control(const std::string& line) {
  base::write_all(control_, std::as_bytes(std::span(line)), "the control FIFO");
}

std::string LivePipe::last_words(const ChildProcess& tool) const {
  std::string text = read_file(directory_ / tool.name());
  while (text.ends_with('\n')) text.pop_back();
  const auto line = text.rfind('\n');
  return text.substr(line == std::string::npos ? 0 : line + 1);
}

std::string LivePipe::stop() {
  std::string trouble;
  for (ChildProcess* const tool : tools()) {  // from the source on: each ends what it has
    const bool died = !tool->running();
    tool->signal(SIGTERM);
    const ChildExit ended = tool->wait(kStopPatience);
    if (!trouble.empty() || (ended.status == 0 && !died)) continue;
    trouble = tool->name() + (died ? " ended early" : " ended") + " with status " +
              std::to_string(ended.status) + ": " + last_words(*tool);
  }
  tee_->join();
  return trouble;
}

}  // namespace auralis::bench

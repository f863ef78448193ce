// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench as a black box.
#include <gmock/gmock.h>

#include <array>
#include <csignal>

#include "base/temporary_directory.h"
#include "bench/process.h"
#include "event/parameter.h"
#include "json/json_reader.h"

namespace auralis::bench {
namespace {

struct Outcome {
  int status;
  std::string out;
};

Outcome run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), AURALIS_BENCH);
  Pipe pipe = make_pipe();
  ChildProcess tool(arguments, {.out = &pipe.write, .err = nullptr});
  pipe.write.close();
  Outcome outcome{};
  std::array<std::byte, 4096> bytes;
  while (const auto n = base::read_some(pipe.read, bytes, "pipe"))
    outcome.out.append(reinterpret_cast<const char*>(bytes.data()), n);
  outcome.status = tool.wait(Seconds(10)).status;
  return outcome;
}

/// What it says in JSON, which must end well.
std::string figures(const std::vector<std::string>& arguments) {
  const auto [status, out] = run(arguments);
  EXPECT_EQ(status, 0) << out;
  return out;
}

std::string tool(const std::string& name) {
  const std::string bench = AURALIS_BENCH;
  return bench.substr(0, bench.rfind('/') + 1) + name;
}

/// auralis-stream with PCM that does not end, and where it serves.
class Server {
 public:
  explicit Server(const std::vector<std::string>& options = {}) : options_(options) {
    says_.write.close();
    pcm_.write.close();
    std::string words;
    std::array<std::byte, 256> bytes;
    while (words.find("serving http") == std::string::npos || !words.ends_with('\n')) {
      const auto n = base::read_some(says_.read, bytes, "words");
      if (n == 0) throw std::runtime_error("auralis-stream did not start: " + words);
      words.append(reinterpret_cast<const char*>(bytes.data()), n);
    }
    const auto at = words.find("http");
    page_ = words.substr(at, words.find('/', words.find("://") + 3) + 1 - at);
  }
  /// Of the WebSocket.
  [[nodiscard]] std::string url() const { return "ws" + page_.substr(4) + "stream"; }
  /// Of a file or an HTTP stream.
  [[nodiscard]] std::string url(const std::string& file) const { return page_ + file; }
  [[nodiscard]] std::string pid() const { return std::to_string(stream_.pid()); }

 private:
  std::vector<std::string> command() const {
    std::vector<std::string> words{tool("auralis-stream"), "--listen", "127.0.0.1:0", "--metrics",
                                   "none"};
    words.insert(words.end(), options_.begin(), options_.end());
    return words;
  }

  std::vector<std::string> options_;
  Pipe pcm_ = make_pipe(), says_ = make_pipe();
  ChildProcess compose_{{"/bin/cat", "/dev/zero"}, {.out = &pcm_.write}};
  ChildProcess stream_{command(), {.in = &pcm_.read, .err = &says_.write}};
  std::string page_;
};

// A command that is added is named here, with its test beside it.
TEST(AuralisBench, HasTheseCommands) {
  const std::string help = run({"--help"}).out;
  std::vector<std::string> commands;
  const auto begin = help.find("Commands:");
  std::istringstream lines(help.substr(begin, help.find("\n\n", begin) - begin));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line))
    if (line.starts_with("  ") && line[2] != ' ')
      commands.push_back(line.substr(2, line.find(' ', 2) - 2));
  EXPECT_THAT(commands, testing::ElementsAre("synth", "voice", "compose", "steer", "stream",
                                             "pipeline", "memory"));
}

TEST(AuralisBench, SynthGivesFiguresThatAgree) {
  const auto [status, out] = run({"synth", "--duration", "2s", "--voices", "4", "--json"});
  ASSERT_EQ(status, 0);
  json::JsonReader json;
  json.read(out);
  EXPECT_EQ(json.integer("voices"), 4);
  EXPECT_EQ(json.integer("block_count"), 20);
  EXPECT_EQ(json.number("audio_seconds"), 2);
  EXPECT_NEAR(json.number("x_real_time") * json.number("wall_seconds"), 2, 1e-3);
  EXPECT_NEAR(json.number("voice_seconds_per_cpu_second") * json.number("process_cpu_seconds"), 8,
              1e-3);
  EXPECT_LE(json.number("block_min_seconds"), json.number("block_p50_seconds"));
  EXPECT_LE(json.number("block_p50_seconds"), json.number("block_p99_seconds"));
  EXPECT_LE(json.number("block_p99_seconds"), json.number("block_max_seconds"));
  EXPECT_LE(json.number("thread_cpu_seconds"), json.number("wall_seconds") * 1.01);
  EXPECT_EQ(json.integer("voices_sounding"), 4);
}

TEST(AuralisBench, SynthPacesItselfBesideABusyThread) {
  const auto [status, out] = run({"synth", "--paced", "--busy", "1", "--cpu-affinity", "auto",
                                  "--mlock", "--block", "10ms", "--duration", "1s", "--json"});
  ASSERT_EQ(status, 0);
  json::JsonReader json;
  json.read(out);
  EXPECT_EQ(json.scalar("paced"), "true");
  EXPECT_EQ(json.integer("busy_threads"), 1);
  EXPECT_EQ(json.integer("block_count"), 100);
  EXPECT_EQ(json.integer("wake_count"), 100);
  EXPECT_GE(json.number("wake_min_seconds"), 0);
  EXPECT_LE(json.number("block_p99_seconds"), json.number("block_p99_9_seconds"));
  // A block misses its deadline where the wake-up and the rendering together take longer than 10
  // ms.
  const double longest = json.number("block_max_seconds");
  const std::int64_t misses = json.integer("deadline_misses");
  if (misses == 0) {
    EXPECT_LE(longest, 0.01);
  } else {
    EXPECT_GT(longest + json.number("wake_max_seconds"), 0.01);
  }
  EXPECT_FALSE(json.has("process_cpu_seconds"));
}

TEST(AuralisBench, VoiceGivesFiguresThatAgree) {
  json::JsonReader json;
  const std::string out =
      figures({"voice", "--sounds", "16", "--jobs", "2", "--device", "cpu", "--json"});
  json.read(out);
  EXPECT_EQ(json.integer("sounds"), 16);
  EXPECT_EQ(json.integer("jobs"), 2);
  EXPECT_EQ(json.number("audio_seconds"), 64);
  EXPECT_NEAR(json.number("one_thread_audio_seconds_per_cpu_second") *
                  json.number("one_thread_cpu_seconds"),
              64, 0.01);
  EXPECT_NEAR(json.number("all_threads_x_real_time") * json.number("all_threads_wall_seconds"), 64,
              0.01);
}

TEST(AuralisBench, ComposeCountsTheEventsOfItsRuns) {
  json::JsonReader json;
  const std::string out =
      figures({"compose", "--duration", "60s", "--runs", "2", "--seed", "3", "--json"});
  json.read(out);
  EXPECT_EQ(json.integer("runs"), 2);
  EXPECT_EQ(json.integer("wall_count"), 2);
  EXPECT_EQ(json.integer("cpu_count"), 2);
  EXPECT_NEAR(json.number("x_real_time") * json.number("wall_p50_seconds"), 60, 0.1);
  Pipe pipe = make_pipe();
  ChildProcess compose({tool("auralis-compose"), "-q", "--seed", "3", "--duration", "60"},
                       {.out = &pipe.write});
  pipe.write.close();
  std::array<std::byte, 4096> bytes;
  std::int64_t size = 0;
  while (const auto n = base::read_some(pipe.read, bytes, "pipe"))
    size += static_cast<std::int64_t>(n);
  EXPECT_EQ(json.integer("output_bytes"), size) << "what auralis-compose writes";
}

TEST(AuralisBench, StreamListensToARunningServer) {
  const Server server;
  json::JsonReader json;
  const std::string out = figures(
      {"stream", "--url", server.url(), "--listeners", "3", "--duration", "500ms", "--json"});
  json.read(out);
  EXPECT_EQ(json.integer("listeners"), 3);
  EXPECT_EQ(json.integer("listeners_connected"), 3);
  EXPECT_EQ(json.integer("connect_count"), 3);
  EXPECT_EQ(json.integer("first_chunk_count"), 3);
}

TEST(AuralisBench, StreamListensInACodingAndTellsOfTheServer) {
  const Server server;
  for (const std::string coding : {"flac", "opus"}) {
    json::JsonReader json;
    const std::string out =
        figures({"stream", "--url", server.url(), "--protocol", coding, "--listeners", "2",
                 "--stalled", "1", "--slow", "1", "--threads", "2", "--pid", server.pid(),
                 "--duration", "500ms", "--json"});
    json.read(out);
    EXPECT_EQ(json.integer("listeners_connected"), 2);
    EXPECT_EQ(json.integer("stalled"), 1);
    EXPECT_EQ(json.integer("slow"), 1);
    EXPECT_EQ(json.integer("missing_chunks"), 0);
    EXPECT_GT(json.number("server_resident_bytes"), 1e6);
    EXPECT_GE(json.number("server_cpu_share"), 0);
  }
}

TEST(AuralisBench, StreamListensByHttp) {
  const Server server;
  json::JsonReader json;
  const std::string wav = figures({"stream", "--url", server.url("listen.wav"), "--listeners", "3",
                                   "--slow", "1", "--duration", "500ms", "--json"});
  json.read(wav);
  EXPECT_EQ(json.integer("listeners_connected"), 3);
  EXPECT_GE(json.integer("chunks"), 9);
  EXPECT_GE(json.integer("lateness_count"), 9);
  EXPECT_EQ(wav.find("identical"), std::string::npos) << "nothing numbers what comes by HTTP";
  const std::string flac = figures({"stream", "--url", server.url("listen.flac"), "--listeners",
                                    "2", "--duration", "500ms", "--json"});
  json.read(flac);
  EXPECT_EQ(json.integer("listeners_connected"), 2);
  EXPECT_GE(json.integer("reads"), 2);
  EXPECT_GT(json.number("received_bytes"), 100);
  EXPECT_EQ(flac.find("lateness"), std::string::npos) << "nothing says when a read was due";
}

TEST(AuralisBench, StreamSaysWhatAnAddressByHttpCannotBeAsked) {
  const Server server;
  EXPECT_EQ(run({"stream", "--url", server.url("listen.flac"), "--slow", "1"}).status, 2);
  EXPECT_EQ(run({"stream", "--url", server.url("listen.flac"), "--protocol", "flac"}).status, 2);
  EXPECT_EQ(run({"stream", "--url", server.url("no-such")}).status, 1);
}

TEST(AuralisBench, StreamListensByTls) {
  const base::TemporaryDirectory state;
  ::setenv("XDG_STATE_HOME", (state / "").c_str(), 1);
  const Server server({"--tls", "self"});
  ::unsetenv("XDG_STATE_HOME");
  json::JsonReader json;
  const std::string out = figures(
      {"stream", "--url", server.url(), "--listeners", "2", "--duration", "500ms", "--json"});
  json.read(out);
  EXPECT_EQ(json.integer("listeners_connected"), 2);
  EXPECT_EQ(json.integer("missing_chunks"), 0);
}

// All events of two minutes fit into the pipe, so that the composer is gone before the warm-up is
// over, which the bench must say: what it has for the synthesizer stands.
TEST(AuralisBench, MemoryFollowsTheSynthAndMissesTheComposer) {
  const auto [status, out] = run({"memory", "--duration", "120s", "--device", "cpu", "--json"});
  EXPECT_EQ(status, 1);
  EXPECT_THAT(out, testing::HasSubstr("compose ended before its memory could be sampled"));
  json::JsonReader json;
  json.read(out);
  EXPECT_GE(json.number("audio_seconds"), 120);
  EXPECT_GT(json.integer("synth_samples"), 0);
  EXPECT_GT(json.number("synth_first_rss_bytes"), 0);
  EXPECT_GE(json.number("synth_peak_rss_bytes"), json.number("synth_last_rss_bytes"));
}

TEST(AuralisBench, SteerCountsEachControlAndTick) {
  const auto [status, out] = run({"steer", "--duration", "60s", "--seed", "3", "--json"});
  ASSERT_EQ(status, 0);
  json::JsonReader json;
  json.read(out);
  EXPECT_EQ(json.integer("control_count") + json.integer("tick_count"), 6000);
  EXPECT_GE(json.integer("control_count"), 40);
  EXPECT_LE(json.integer("control_count"), 120);
  std::int64_t sum = 0;
  const auto parameters = static_cast<std::int64_t>(event::kParameters.size());
  for (const event::Parameter& parameter : event::kParameters) {
    const std::string name(parameter.name);
    const std::int64_t count = json.integer(name + "_count");
    EXPECT_LE(std::abs(parameters * count - json.integer("control_count")), parameters)
        << name << " in turn";
    EXPECT_LE(json.number(name + "_max_seconds"), json.number("control_max_seconds"));
    sum += count;
  }
  EXPECT_EQ(sum, json.integer("control_count"));
  EXPECT_GT(json.integer("events"), 60);
  EXPECT_GT(json.number("cpu_share"), 0);
  json::JsonReader again;
  const std::string second = run({"steer", "--duration", "60s", "--seed", "3", "--json"}).out;
  again.read(second);
  EXPECT_EQ(again.integer("events"), json.integer("events")) << "the same seed, the same music";
}

TEST(AuralisBench, PipelineProvesThatAControlChangesThePcm) {
  const auto [status, out] = run({"pipeline", "--controls", "3", "--json"});
  json::JsonReader json;
  json.read(out);
  EXPECT_EQ(status, 0) << out;
  EXPECT_EQ(json.integer("controls_arrived"), 3);
  EXPECT_EQ(json.integer("control_to_wire_count"), 3);
  EXPECT_EQ(json.scalar("pcm_as_offline"), "true");
  EXPECT_EQ(json.scalar("verified"), "true");
  EXPECT_GE(json.integer("pcm_change_offset_frames"), 0);
  EXPECT_LT(json.integer("pcm_change_offset_frames"), 4410);
}

TEST(AuralisBench, AnswersWrongUseWithStatus2) {
  EXPECT_EQ(run({}).status, 2);
  EXPECT_EQ(run({"synth", "--voices", "0"}).status, 2);
  EXPECT_EQ(run({"synth", "--patch", "no-such"}).status, 2);
  EXPECT_EQ(run({"synth", "--busy", "-1"}).status, 2);
  EXPECT_EQ(run({"synth", "--cpu-affinity", "0-"}).status, 2);
  EXPECT_EQ(run({"synth", "--cpu-affinity", "8191"}).status, 2);
  EXPECT_EQ(run({"steer", "--duration", "0"}).status, 2);
  EXPECT_EQ(run({"steer", "--model", "no-such"}).status, 1);
  EXPECT_EQ(run({"stream", "--url", "nowhere"}).status, 2);
  EXPECT_EQ(run({"stream", "--url", "ws://127.0.0.1:1/stream"}).status, 1);
}

}  // namespace
}  // namespace auralis::bench

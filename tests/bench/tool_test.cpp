// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-bench as a black box.
#include <gtest/gtest.h>

#include <array>

#include "bench/process.h"
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
  EXPECT_LE(json.integer("deadline_misses"), 100);
  EXPECT_FALSE(json.has("process_cpu_seconds"));
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
  for (const char* parameter : {"key", "mode", "bpm", "intensity", "complexity"}) {
    const std::int64_t count = json.integer(std::string(parameter) + "_count");
    EXPECT_LE(std::abs(5 * count - json.integer("control_count")), 5) << parameter << " in turn";
    EXPECT_LE(json.number(std::string(parameter) + "_max_seconds"),
              json.number("control_max_seconds"));
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

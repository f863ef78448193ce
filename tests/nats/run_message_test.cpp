// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/run_message.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "nats/control_message.h"

namespace auralis::nats {
namespace {

using base::Seconds;
using testing::HasSubstr;

StreamRun a_run() {
  StreamRun run{"84babb2177c1343a", 1767225600.25};
  run.format.pcm = {pcm::SampleFormat::kF32, {48000}, 6};
  run.format.chunk = {960};
  run.steer = true;
  run.next = 0xFFFFFFFF;
  run.state = RunState::kStopped;
  run.board = {{Seconds(0), event::Offer{"bpm", event::Range{40, 90}, "bpm"}},
               {Seconds(0), event::Control{"bpm", 72.0}}};
  return run;
}

TEST(RunMessage, HoldsAll) {
  const StreamRun run = read_run_message(run_message(a_run()));
  EXPECT_EQ(run.stream, "84babb2177c1343a");
  EXPECT_EQ(run.began, 1767225600.25);
  EXPECT_EQ(run.format.pcm.sample, pcm::SampleFormat::kF32);
  EXPECT_EQ(run.format.pcm.rate.hz, 48000);
  EXPECT_EQ(run.format.pcm.channels, 6);
  EXPECT_EQ(run.format.chunk.count, 960);
  EXPECT_TRUE(run.steer);
  EXPECT_EQ(run.next, 0xFFFFFFFF);
  EXPECT_EQ(run.state, RunState::kStopped);
  ASSERT_EQ(run.board.size(), 2U);
  EXPECT_EQ(std::get<event::Offer>(run.board[0].what).unit, "bpm");
  EXPECT_EQ(std::get<event::Control>(run.board[1].what).value, event::Value(72.0));
}

TEST(RunMessage, IsWrittenAsThePageHasIt) {
  const std::string text = run_message(a_run());
  EXPECT_EQ(text.substr(0, text.find('\n')),
            R"({"type":"run","version":1,"stream":"84babb2177c1343a","began":1767225600.25,)"
            R"("format":"f32le","rate":48000,"channels":6,"chunk_frames":960,"steer":true,)"
            R"("next":4294967295,"state":"stopped"})");
}

TEST(RunMessage, RefusesWhatIsNone) {
  const std::string good = run_message(a_run());
  EXPECT_NO_THROW(static_cast<void>(read_run_message(good)));
  const std::pair<const char*, const char*> changes[] = {{"\"run\"", "\"runs\""},
                                                         {"\"version\":1", "\"version\":2"},
                                                         {"84babb", "84.abb"},
                                                         {"f32le", "mp3"},
                                                         {"48000", "7999"},
                                                         {"\"channels\":6", "\"channels\":9"},
                                                         {"960", "65536"},
                                                         {"960", "0"},
                                                         {"4294967295", "4294967296"},
                                                         {"stopped", "paused"},
                                                         {"\"began\":1767225600.25,", ""},
                                                         {"{\"type\"", "[\"type\""}};
  for (const auto& [from, to] : changes) {
    std::string bad = good;
    bad.replace(bad.find(from), std::string(from).size(), to);
    EXPECT_THROW(static_cast<void>(read_run_message(bad)), base::Error) << bad;
  }
}

TEST(ControlAnswer, SaysWhetherItWasTaken) {
  EXPECT_FALSE(read_control_answer(control_answer(std::nullopt, "bpm")));
  const auto refusal =
      read_control_answer(control_answer(stream::Refusal{"busy", "try again"}, "bpm"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "busy");
  EXPECT_EQ(refusal->message, "try again");
  for (const char* odd : {"", "yes", "{}", R"({"type":"error"})"}) {
    const auto why = read_control_answer(odd);
    ASSERT_TRUE(why) << odd;
    EXPECT_THAT(why->message, HasSubstr("makes no sense"));
  }
}

}  // namespace
}  // namespace auralis::nats

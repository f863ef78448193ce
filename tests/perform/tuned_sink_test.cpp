// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Keys -> pitches, against values worked out from the tunings' own definitions.
#include "perform/tuned_sink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "perform/collecting_sink.h"
#include "perform/performance.h"

namespace auralis::perform {
namespace {

using namespace compose;

using testing::DoubleNear;
using testing::ElementsAre;

theory::Tuning tuning_of(const std::string& scl, const std::string& kbm = "") {
  const auto scale = theory::parse_scala_scale(scl, "a.scl");
  return kbm.empty() ? theory::Tuning(scale)
                     : theory::Tuning(scale, theory::parse_keyboard_map(kbm, "a.kbm"));
}

const std::string meantone =
    "quarter-comma meantone, Eb to G#\n12\n76.04900\n193.15686\n310.26471\n5/4\n503.42157\n"
    "579.47057\n696.57843\n25/16\n889.73529\n1006.84314\n1082.89214\n2/1\n";

std::string nineteen() {
  std::string text = "19 equal steps\n19\n";
  for (int i = 1; i < 19; ++i) text += std::to_string(1200.0 * i / 19) + "\n";
  return text + "2/1\n";
}

/// What a piece sounds like through a tuning, from `at` on.
std::vector<event::Event> play(const theory::Tuning& tuning, Seconds at, std::int64_t& silent) {
  Composer composer(settings_of("tide", 7), shipped_moods(), shipped_melodies(), {Seconds(120)});
  CollectingSink sink;
  TunedSink tuned(tuning, sink);
  Performance performance(composer, tuned);
  performance.skip_until(at);
  performance.begin();
  performance.end(Seconds(120) - at);
  silent = tuned.silent();
  return sink.events;
}

event::Event note_at(double key) {
  event::Note note;
  note.pitch = key;
  return {Seconds(0), note};
}

double sounding(const theory::Tuning& tuning, int key) {
  CollectingSink sink;
  TunedSink(tuning, sink).write(note_at(key));
  return std::get<event::Note>(sink.events.at(0).what).pitch;
}

TEST(TunedSink, ChangesNothingUnderTwelveEqualSteps) {
  std::int64_t silent = 0;
  const auto plain = compose_piece(settings_of("tide", 7), Seconds(120));
  const auto tuned = play({}, Seconds(0), silent);
  const auto music = std::ranges::find_if(tuned, [](const event::Event& event) {
    return !std::holds_alternative<event::Header>(event.what) &&
           !std::holds_alternative<event::Offer>(event.what) &&
           !std::holds_alternative<event::Trim>(event.what);
  });
  EXPECT_EQ(lines_of({music, tuned.end() - 1}), lines_of(plain));
  EXPECT_EQ(silent, 0);
}

// A tune that was followed lost its bends.
TEST(TunedSink, KeepsWhatLiesBetweenKeys) {
  const auto pitch = [](const theory::Tuning& tuning, double key) {
    CollectingSink sink;
    TunedSink(tuning, sink).write(note_at(key));
    return std::get<event::Note>(sink.events.at(0).what).pitch;
  };
  EXPECT_EQ(pitch({}, 60.25), 60.25);
  EXPECT_EQ(pitch({}, 59.75), 59.75);
  const theory::Tuning tuning = tuning_of(meantone);
  EXPECT_DOUBLE_EQ(pitch(tuning, 64.25), pitch(tuning, 64) + 0.25);
}

TEST(TunedSink, ChangesNothingButPitchesFromWhereverThePieceBegins) {
  const auto tuning = tuning_of(meantone);
  for (const Seconds at : {Seconds(0), Seconds(40)}) {
    std::int64_t silent = 0;
    auto keys = play({}, at, silent);
    const auto pitches = play(tuning, at, silent);
    EXPECT_EQ(silent, 0);
    for (event::Event& event : keys) {
      if (auto* const note = std::get_if<event::Note>(&event.what))
        note->pitch = tuning.tune(static_cast<int>(note->pitch)).value();
      if (auto* const chord = std::get_if<event::Chord>(&event.what))
        for (double& key : chord->pitches) key = tuning.tune(static_cast<int>(key)).value();
    }
    EXPECT_EQ(lines_of(pitches), lines_of(keys));
  }
}

TEST(TunedSink, GivesMeantoneItsPureThirds) {
  const auto tuning = tuning_of(meantone);
  const double third = 12 * std::log2(5.0 / 4);
  EXPECT_NEAR(sounding(tuning, 64) - sounding(tuning, 60), third, 1e-9);
  EXPECT_NEAR(sounding(tuning, 50) - sounding(tuning, 46), third, 1e-6);
  CollectingSink sink;
  TunedSink(tuning, sink).write({Seconds(0), event::Chord{"C", {60, 64, 67}}});
  EXPECT_THAT(std::get<event::Chord>(sink.events.at(0).what).pitches,
              ElementsAre(60, DoubleNear(60 + third, 1e-9), DoubleNear(66.9657843, 1e-7)));
}

TEST(TunedSink, LaysTwelveKeysOverNineteenSteps) {
  const auto tuning = tuning_of(
      nineteen(), "12\n0\n127\n60\n69\n440.0\n19\n0\n1\n3\n5\n6\n8\n9\n11\n12\n14\n16\n17\n");
  EXPECT_NEAR(sounding(tuning, 69), 69, 1e-9);
  EXPECT_NEAR(sounding(tuning, 57), 57, 1e-6);
  EXPECT_NEAR(sounding(tuning, 76) - sounding(tuning, 69), 12 * 11.0 / 19, 1e-6);
  EXPECT_NEAR(sounding(tuning, 73) - sounding(tuning, 69), 12 * 6.0 / 19, 1e-6);
}

// Every other step has a key of nineteen; the end of the stream counts the lines that are there.
TEST(TunedSink, LeavesOutAndCountsWhatTheMapLeavesSilent) {
  std::string map = "19\n0\n127\n60\n60\n261.6255653\n19\n";
  for (int i = 0; i < 19; ++i) map += i % 2 == 0 ? std::to_string(i) + "\n" : "x\n";
  const auto tuning = tuning_of(nineteen(), map);
  std::int64_t silent = 0;
  const auto all = play({}, Seconds(0), silent);
  const auto heard = play(tuning, Seconds(0), silent);
  EXPECT_GT(silent, 0);
  EXPECT_EQ(heard.size(), all.size() - static_cast<std::size_t>(silent));
  EXPECT_EQ(std::get<event::End>(heard.back().what).events,
            static_cast<std::int64_t>(heard.size()) - 1);
  CollectingSink sink;
  TunedSink(tuning, sink).write({Seconds(0), event::Chord{"C", {60, 61, 62}}});
  EXPECT_THAT(std::get<event::Chord>(sink.events.at(0).what).pitches,
              ElementsAre(DoubleNear(60, 1e-6), DoubleNear(60 + 24.0 / 19, 1e-6)));
}

// Readers refuse such a pitch.
TEST(TunedSink, LeavesOutWhatLiesOutsideThePitchesOfEvents) {
  CollectingSink sink;
  TunedSink tuned(tuning_of("octaves\n1\n2/1\n"), sink);
  for (const double key : {54, 55, 60, 65, 66}) tuned.write(note_at(key));
  EXPECT_EQ(sink.events.size(), 3U);
  EXPECT_EQ(tuned.count(), 3);
  EXPECT_EQ(tuned.silent(), 2);
}

}  // namespace
}  // namespace auralis::perform

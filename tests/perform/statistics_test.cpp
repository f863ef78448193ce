// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace auralis::perform {
namespace {

event::Event note(double t, double pitch, double duration, const std::string& patch) {
  event::Note note;
  note.pitch = pitch;
  note.duration = Seconds(duration);
  note.patch = patch;
  return {Seconds(t), note};
}

std::string line_of(const std::vector<event::Event>& events) {
  base::Output out("/dev/null");
  Statistics statistics(out);
  for (const event::Event& event : events) statistics.write(event);
  return statistics.line();
}

const event::Header kHeader{{.seed = 7, .key = "D", .mode = "dorian", .mood = "tide"}};

TEST(Statistics, CountWhatSounds) {
  const std::vector<event::Event> events{
      {Seconds(0), kHeader},
      {Seconds(0), event::Section{"open"}},
      {Seconds(0), event::Chord{"Dm", {50, 53, 57}}},
      note(1, 38, 4, "bass"),    // D: in the scale and in the chord
      note(2, 62, 1, "pad"),     // D
      note(3, 67.4, 1, "keys"),  // G, a little high: in the scale alone; where the last note ends
      {Seconds(4), event::Clock{}},
      {Seconds(8), event::Control{"key", "E"}},
      {Seconds(8), event::Control{"bpm", 72.0}},
      {Seconds(8), event::Chord{"Em", {52, 55, 59}}},
      note(8, 41, 1, "bass"),  // F: in neither, once the key is E
      note(9, 64, 4, "pad"),   // E: both; its gate is cut by the end
      {Seconds(10), event::End{13}},
  };
  EXPECT_EQ(line_of(events),
            "{\"seed\":7,\"mood\":\"tide\",\"length_seconds\":10,\"events\":12,\"sections\":1,"
            "\"chords\":2,\"controls\":2,\"notes\":5,\"notes_per_minute\":30,"
            "\"notes_by_patch\":{\"bass\":2,\"keys\":1,\"pad\":2},"
            "\"polyphony_mean\":0.8,\"polyphony_max\":2,\"below_c3_mean\":0.5,\"below_c3_max\":1,"
            "\"pitch_min\":38,\"pitch_max\":67.4,\"pitch_classes\":[0,0,2,0,1,1,0,1,0,0,0,0],"
            "\"in_scale_share\":0.8,\"in_chord_share\":0.6,\"longest_silence_seconds\":3}\n");
}

TEST(Statistics, SayNothingOfASilence) {
  const std::string line = line_of({{Seconds(0), kHeader}, {Seconds(10), event::End{1}}});
  EXPECT_THAT(line, testing::HasSubstr("\"notes\":0,\"notes_per_minute\":0,\"notes_by_patch\":{}"));
  EXPECT_THAT(line, testing::HasSubstr("\"pitch_min\":null,\"pitch_max\":null"));
  EXPECT_THAT(line, testing::HasSubstr("\"in_scale_share\":null,\"in_chord_share\":null"));
  EXPECT_THAT(line, testing::HasSubstr("\"longest_silence_seconds\":10}"));
}

TEST(Statistics, CountOpenGatesOfManyNotes) {
  Polyphony polyphony;
  for (int t = 0; t < 100; ++t) polyphony.add(t, Seconds(t), Seconds(3));
  EXPECT_EQ(polyphony.most(), 3U) << "a gate that ends where another begins is closed";
  EXPECT_DOUBLE_EQ(polyphony.mean(Seconds(100)), 2.97);
}

TEST(Statistics, EndAGateWhereAnOffDoes) {
  Polyphony polyphony;
  polyphony.add(1, Seconds(0), Seconds(10));
  polyphony.add(2, Seconds(1), Seconds(4));
  polyphony.end(1, Seconds(2));
  polyphony.end(7, Seconds(2));
  EXPECT_EQ(polyphony.until(), Seconds(5));
  EXPECT_DOUBLE_EQ(polyphony.mean(Seconds(10)), 0.6);
}

}  // namespace
}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The bytes of a MIDI file, as "Standard MIDI Files 1.0" has them.
#include "event/midi_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/temporary_directory.h"

namespace auralis::event {
namespace {

using testing::HasSubstr;

std::string midi_of(const std::vector<Event>& events) {
  const base::TemporaryDirectory folder;
  const std::string path = folder / "score.mid";
  base::Output out(path);
  MidiFileSink sink(out);
  for (const Event& event : events) {
    sink.write(event);
    if (!std::holds_alternative<End>(event.what)) sink.flush();
  }
  sink.flush();
  out.close();
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string raw(std::initializer_list<int> bytes) {
  std::string text;
  for (const int b : bytes) text += static_cast<char>(b);
  return text;
}

Header header_at(double bpm) {
  Header header;
  header.settings.bpm = bpm;
  return header;
}

Note note_of(double pitch, double seconds, const char* patch) {
  Note note;
  note.pitch = pitch;
  note.velocity = 0.5;
  note.duration = Seconds(seconds);
  note.patch = patch;
  return note;
}

TEST(MidiFile, HasAConductorTrackAndATrackForEachPatch) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of(60, 1, "pad")},
                              {Seconds(1), note_of(40, 1, "bass")},
                              {Seconds(2), End{3}}});
  EXPECT_EQ(bytes.substr(0, 14), "MThd" + raw({0, 0, 0, 6, 0, 1, 0, 3, 0x03, 0xC0}));
  EXPECT_THAT(bytes, HasSubstr(raw({0xFF, 0x51, 3, 0x0F, 0x42, 0x40})));  // 1,000,000 us a beat
  EXPECT_THAT(bytes, HasSubstr(raw({0xFF, 3, 3}) + "pad" + raw({0, 0xC0, 88})));
  // middle C at velocity 64, off one beat of 960 ticks (0x87 0x40) later
  EXPECT_THAT(bytes, HasSubstr(raw({0, 0x90, 60, 64, 0x87, 0x40, 0x80, 60, 64})));
  EXPECT_THAT(bytes, HasSubstr(raw({0x87, 0x40, 0x91, 40, 64})));
}

TEST(MidiFile, BendsFractionsOfPitch) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of(60.5, 1, "pad")},
                              {Seconds(2), note_of(62, 1, "pad")},
                              {Seconds(3), End{3}}});
  EXPECT_THAT(bytes, HasSubstr(raw({0xE0, 0, 48, 0, 0x90, 61})));  // 61 less a quarter of 2
  EXPECT_THAT(bytes, HasSubstr(raw({0xE0, 0, 64, 0, 0x90, 62})));
}

TEST(MidiFile, EndsANoteThatIsStruckAgain) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of(60, 4, "pad")},
                              {Seconds(1), note_of(60, 1, "pad")},
                              {Seconds(4), End{3}}});
  EXPECT_THAT(bytes, HasSubstr(raw({0x87, 0x40, 0x80, 60, 64, 0, 0x90, 60, 64, 0x87, 0x40, 0x80})));
}

TEST(MidiFile, ClosesNotesOfLiveSources) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), NoteOn{1, 60, 0.5, "pad", 0}},
                              {Seconds(0), NoteOn{2, 64, 0.5, "pad", 0}},
                              {Seconds(1), NoteOff{1}},
                              {Seconds(2), End{4}}});
  EXPECT_THAT(bytes, HasSubstr(raw({0x87, 0x40, 0x80, 60, 64, 0x87, 0x40, 0x80, 64, 64})));
}

// A tempo change falls between two ticks; what follows must not drift by the rounding.
TEST(MidiTempoMap, StaysTrueOverManyTempoChanges) {
  MidiTempoMap map;
  double per_beat = map.set_tempo(60, Seconds(0));
  std::int64_t tick = 0;
  double seconds = 0;
  for (int i = 1; i <= 1000; ++i) {
    const Seconds t(i * 0.0373);
    const std::int64_t at = map.tick_of(t);
    seconds += static_cast<double>(at - tick) * per_beat * 1e-6 / MidiTempoMap::kTicksPerBeat;
    tick = at;
    ASSERT_NEAR(seconds, t.count(), 0.002);
    per_beat = map.set_tempo(20 + i % 181, t);
  }
}

}  // namespace
}  // namespace auralis::event

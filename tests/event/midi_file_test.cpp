// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The bytes of a MIDI file, as "Standard MIDI Files 1.0" has them.
#include "event/midi_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "event/midi_bytes.h"
#include "event/midi_reader.h"

namespace auralis::event {
namespace {

using testing::HasSubstr;

Note note_of_layer(const char* layer, double pitch, double seconds, const char* patch) {
  Note note = note_of(pitch, seconds, patch);
  note.layer = layer;
  return note;
}

// Two layers of one patch were one track, and one ended the other's keys.
TEST(MidiFile, HasATrackForEachLayer) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of_layer("drone", 48, 4, "warm")},
                              {Seconds(1), note_of_layer("pad", 48, 1, "warm")},
                              {Seconds(4), End{3}}});
  const MidiScore score = read_midi(bytes, "a.mid");
  EXPECT_THAT(score.tracks, testing::ElementsAre(testing::_, "drone: warm", "pad: warm"));
  ASSERT_EQ(score.notes.size(), 2U);
  EXPECT_EQ(score.notes[0].off.time, Seconds(4));
  EXPECT_NE(score.notes[0].channel, score.notes[1].channel);
}

TEST(MidiFile, EndsAWholeNoteWhereAnOffDoes) {
  Note held = note_of_layer("pad", 60, 9, "pad");
  held.id = 3;
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), held},
                              {Seconds(2), NoteOff{4}},
                              {Seconds(3), NoteOff{3}},
                              {Seconds(12), End{4}}});
  const MidiScore score = read_midi(bytes, "a.mid");
  ASSERT_EQ(score.notes.size(), 1U);
  EXPECT_EQ(score.notes[0].off.time, Seconds(3));
}

TEST(MidiFile, ChangesProgramsWhereALayerTakesAnotherPatch) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of_layer("melody", 70, 1, "keys")},
                              {Seconds(0), note_of_layer("pad", 60, 9, "pad")},
                              {Seconds(2), note_of_layer("melody", 71, 2, "glass")},
                              {Seconds(3), note_of_layer("melody", 72, 2, "keys")},
                              {Seconds(5), note_of_layer("melody", 73, 1, "bell")},
                              {Seconds(9), End{6}}});
  const MidiScore score = read_midi(bytes, "a.mid");
  EXPECT_THAT(score.tracks,
              testing::ElementsAre(testing::_, "melody: keys, glass, bell", "pad: pad"));
  std::vector<std::pair<int, int>> played;
  for (const MidiNote& note : score.notes)
    if (note.track == 1) played.emplace_back(note.program, note.channel);
  // The third sounds with the second, whose program it must leave alone; the last one need not.
  using testing::Pair;
  EXPECT_THAT(played, testing::ElementsAre(Pair(4, 0), Pair(98, 0), Pair(4, 2), Pair(14, 0)));
}

TEST(MidiFile, HasAConductorTrackAndATrackForEachPatchOfNoLayer) {
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

// One bend after the other reached the channel, and the last one bent the whole chord.
TEST(MidiFile, BendsNotesThatSoundTogetherEachByItsOwnFraction) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of(60, 4, "pad")},
                              {Seconds(0), note_of(63.75, 4, "pad")},
                              {Seconds(0), note_of(66.875, 4, "pad")},
                              {Seconds(1), note_of(70.75, 1, "pad")},  // as one that sounds
                              {Seconds(5), note_of(62, 1, "bass")},
                              {Seconds(6), End{6}}});
  const MidiScore score = read_midi(bytes, "a.mid");
  std::vector<double> pitches;
  std::vector<int> channels;
  for (const MidiNote& note : score.notes) {
    EXPECT_EQ(note.program, note.track == 1 ? 88 : 38);
    pitches.push_back(note.pitch);
    channels.push_back(note.channel);
  }
  EXPECT_THAT(pitches, testing::ElementsAre(60, 63.75, 66.875, 70.75, 62));
  EXPECT_THAT(channels, testing::ElementsAre(0, 2, 3, 2, 1));
}

TEST(MidiFile, TakesTheChannelThatFallsSilentFirstWhereNoneIsLeft) {
  std::vector<Event> events{{Seconds(0), header_at(60)}};
  for (int i = 0; i < 16; ++i)
    events.push_back({Seconds(0), note_of(40 + i * 1.03125, 4 - 0.125 * i, "pad")});
  events.push_back({Seconds(5), End{17}});
  const MidiScore score = read_midi(midi_of(events), "a.mid");
  ASSERT_EQ(score.notes.size(), 16U);
  EXPECT_EQ(score.notes[14].channel, 15);
  EXPECT_EQ(score.notes[15].channel, 15);
}

TEST(MidiFile, EndsANoteThatIsStruckAgain) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of(60, 4, "pad")},
                              {Seconds(1), note_of(60, 1, "pad")},
                              {Seconds(4), End{3}}});
  EXPECT_THAT(bytes, HasSubstr(raw({0x87, 0x40, 0x80, 60, 64, 0, 0x90, 60, 64, 0x87, 0x40, 0x80})));
}

// A synthesizer that is told twice to begin a note ends it at the first of two ends.
TEST(MidiFile, WritesNotesThatStrikeAKeyAtOnceToChannelsOfTheirOwn) {
  const MidiScore score = read_midi(midi_of({{Seconds(0), header_at(60)},
                                             {Seconds(0), note_of(60, 4, "pad")},
                                             {Seconds(0), note_of(60, 1, "pad")},
                                             {Seconds(1), note_of(60, 1, "pad")},
                                             {Seconds(4), End{4}}}),
                                    "a.mid");
  ASSERT_EQ(score.notes.size(), 3U);
  EXPECT_NE(score.notes[0].channel, score.notes[1].channel);
  EXPECT_EQ(score.notes[0].off.beat, 1) << "struck again";
  EXPECT_EQ(score.notes[1].off.beat, 1);
  EXPECT_EQ(score.notes[2].off.beat, 2);
}

TEST(MidiFile, KeepsBothLengthsOfNotesThatStrikeAKeyAtOnce) {
  for (const int notes : {2, 20}) {  // more than there are channels
    std::vector<Event> events{{Seconds(0), header_at(60)}};
    for (int i = 0; i < notes; ++i) events.push_back({Seconds(0), note_of(60, 30 - i, "pad")});
    events.push_back({Seconds(40), End{notes + 1}});
    std::vector<double> lengths;
    for (const MidiNote& note : read_midi(midi_of(events), "a.mid").notes)
      lengths.push_back(note.off.beat);
    std::ranges::sort(lengths);
    ASSERT_EQ(lengths.size(), static_cast<std::size_t>(notes));
    for (int i = 0; i < notes; ++i) EXPECT_EQ(lengths[static_cast<std::size_t>(i)], 31 - notes + i);
  }
}

TEST(MidiFile, ClosesNotesOfLiveSources) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), NoteOn{1, 60, 0.5, "pad", 0}},
                              {Seconds(0), NoteOn{2, 64, 0.5, "pad", 0}},
                              {Seconds(1), NoteOff{1}},
                              {Seconds(2), End{4}}});
  EXPECT_THAT(bytes, HasSubstr(raw({0x87, 0x40, 0x80, 60, 64, 0x87, 0x40, 0x80, 64, 64})));
}

// A note's end was reckoned under the tempo of its beginning: a tempo change while it sounded made
// it too long or too short.
TEST(MidiFile, EndsANoteUnderTheTempoOfItsEnd) {
  const auto bytes = midi_of({{Seconds(0), header_at(60)},
                              {Seconds(0), note_of(60, 2, "pad")},
                              {Seconds(1), Control{"bpm", 120.0}},
                              {Seconds(3), End{3}}});
  // a second of one beat and one of two: 2880 ticks (0x96 0x40)
  EXPECT_THAT(bytes, HasSubstr(raw({0, 0x90, 60, 64, 0x96, 0x40, 0x80, 60, 64})));
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

// At 20 beats a minute a tick takes 3 ms. A tempo's tick was rounded up to one after its time; a
// note at that time then fell some ticks before it, which the new tempo meant short and the old
// one, under which they are read, has long.
TEST(MidiTempoMap, PutsNothingBeforeATempoThatItCameWith) {
  MidiTempoMap map;
  (void)map.set_tempo(20, Seconds(0));
  const Seconds t(1.0018);
  const std::int64_t at = map.tick_of(t);
  (void)map.set_tempo(200, t);
  EXPECT_EQ(map.tick_of(t), at);
}

}  // namespace
}  // namespace auralis::event

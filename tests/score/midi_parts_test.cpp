// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/midi_parts.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "score/midi_tune.h"

namespace auralis::score {
namespace {

event::MidiNote note(int track, int channel, double beat, double pitch) {
  event::MidiNote made;
  made.track = track;
  made.channel = channel;
  made.pitch = pitch;
  made.velocity = 0.5;
  made.on.beat = beat;
  made.off.beat = beat + 1;
  return made;
}

/// Chords, a line above them, one more above that hardly plays, and drums.
event::MidiScore band() {
  event::MidiScore score;
  score.tracks = {"Song", "Piano", "Flute", "Chimes", "Drums"};
  for (int i = 0; i < 16; ++i) {
    score.notes.push_back(note(1, 0, i, 60));
    score.notes.push_back(note(2, 1, i, 74 + i % 3));
    score.notes.push_back(note(4, 9, i, 90));
  }
  score.notes.push_back(note(3, 2, 16, 96));
  return score;
}

std::string chosen(const event::MidiScore& score, const std::string& track) try {
  const auto parts = parts_of(score);
  return (track.empty() ? melody_part(parts) : find_part(parts, track)).name;
} catch (const base::Error& error) {
  return error.what();
}

TEST(MidiParts, AreTheTracksThatPlay) {
  const event::MidiScore score = band();
  EXPECT_EQ(chosen(score, "1"), "Piano") << "the first with notes";
  EXPECT_EQ(chosen(score, "3"), "Chimes");
  EXPECT_EQ(chosen(score, "flute"), "Flute");
  EXPECT_EQ(chosen(score, "pia"), "Piano");
  EXPECT_EQ(chosen(score, "drums"),
            "--track: 'drums' is no number or name of 1 Piano, 2 Flute, 3 Chimes");
  EXPECT_EQ(chosen(score, "4"), "--track: '4' is no number or name of 1 Piano, 2 Flute, 3 Chimes");
}

TEST(MidiParts, HaveAMelody) {
  event::MidiScore score = band();
  EXPECT_EQ(chosen(score, ""), "Flute") << "the highest that plays a good deal";
  score.tracks[1] = "Lead synth";
  EXPECT_EQ(chosen(score, ""), "Lead synth") << "what says so";
}

TEST(MidiParts, AreChannelsOfASingleTrack) {
  event::MidiScore score = band();
  for (event::MidiNote& each : score.notes) each.track = 0;
  EXPECT_EQ(chosen(score, "1"), "channel 1");
  EXPECT_EQ(chosen(score, ""), "channel 2");
}

TEST(MidiTune, IsOnePartUnlessAllIsAskedFor) {
  const event::MidiScore score = band();
  EXPECT_EQ(tune_of(score).notes.size(), 16U);
  EXPECT_EQ(tune_of(score, "Piano").notes.front().pitch, 60);
  EXPECT_EQ(tune_of(score, "all").notes.size(), 33U) << "but for the drums";
}

}  // namespace
}  // namespace auralis::score

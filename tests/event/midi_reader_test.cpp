// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// MIDI files byte by byte -> notes; and what the writer wrote comes back.
#include "event/midi_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/error.h"
#include "base/random.h"
#include "event/midi_bytes.h"

namespace auralis::event {
namespace {

std::string chunk(const std::string& type, const std::string& bytes) {
  const auto size = static_cast<int>(bytes.size());
  return type + raw({size >> 24, size >> 16, size >> 8, size}) + bytes;
}

std::string header_of(int format, int tracks, int division) {
  return chunk("MThd", raw({0, format, 0, tracks, division >> 8, division}));
}

const std::string end_of_track = raw({0, 0xFF, 0x2F, 0});

/// A file of format 0 at 96 ticks a beat.
std::string file_of(const std::string& track, int division = 96) {
  return header_of(0, 1, division) + chunk("MTrk", track + end_of_track);
}

MidiScore read(const std::string& bytes) { return read_midi(bytes, "a.mid"); }

std::string complaint_of(const std::string& bytes) {
  try {
    (void)read(bytes);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(MidiReader, ReadsNotesInTicksBeatsAndSeconds) {
  const auto score = read(file_of(raw({0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40,  // a beat a second
                                       0, 0xC2, 14,                         //
                                       0, 0x92, 60, 127,                    //
                                       0x60, 0x82, 60, 64})));
  ASSERT_EQ(score.notes.size(), 1U);
  const MidiNote& note = score.notes[0];
  EXPECT_EQ(note.channel, 2);
  EXPECT_EQ(note.program, 14);
  EXPECT_EQ(note.key, 60);
  EXPECT_EQ(note.pitch, 60);
  EXPECT_EQ(note.velocity, 1);
  EXPECT_EQ(note.on.tick, 0);
  EXPECT_EQ(note.off.tick, 96);
  EXPECT_EQ(note.off.beat, 1);
  EXPECT_DOUBLE_EQ(note.off.time.count(), 1);
  EXPECT_EQ(score.end.tick, 96);
}

TEST(MidiReader, KeepsRunningStatusAndTakesVelocityNothingForTheEnd) {
  const auto score = read(file_of(raw({0, 0x90, 60, 64, 48, 64, 64, 48, 60, 0, 0, 64, 0})));
  ASSERT_EQ(score.notes.size(), 2U);
  EXPECT_EQ(score.notes[0].off.tick, 96);
  EXPECT_EQ(score.notes[1].on.tick, 48);
  EXPECT_EQ(score.notes[1].off.tick, 96);
  EXPECT_DOUBLE_EQ(score.notes[0].off.time.count(), 0.5);  // 120 beats a minute until told
}

TEST(MidiReader, EndsOverlappingNotesOfAKeyInTheirOrder) {
  const auto score =
      read(file_of(raw({0, 0x90, 60, 64, 10, 60, 70, 10, 60, 0, 10, 60, 0, 10, 60, 0, 0, 62, 1})));
  ASSERT_EQ(score.notes.size(), 3U);
  EXPECT_EQ(score.notes[0].off.tick, 20);
  EXPECT_EQ(score.notes[1].on.tick, 10);
  EXPECT_EQ(score.notes[1].off.tick, 30);
  EXPECT_EQ(score.notes[2].off.tick, 40);  // never ended: with the file
}

TEST(MidiReader, FollowsTheTempoMapOfAnotherTrack) {
  const auto conductor = raw({0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40,     // a beat a second
                              96, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20});  // two a second
  const auto notes = raw({0, 0xFF, 3, 2, 'h', 'i', 48, 0x90, 60, 64, 96, 0x80, 60, 0});
  const auto score =
      read(header_of(1, 2, 96) + chunk("MTrk", conductor + end_of_track) +
           chunk("XFIH", "what no reader knows") + chunk("MTrk", notes + end_of_track));
  ASSERT_EQ(score.notes.size(), 1U);
  EXPECT_EQ(score.tracks, (std::vector<std::string>{"", "hi"}));
  EXPECT_EQ(score.notes[0].track, 1);
  EXPECT_EQ(score.notes[0].on.beat, 0.5);
  EXPECT_EQ(score.notes[0].off.beat, 1.5);
  EXPECT_DOUBLE_EQ(score.notes[0].on.time.count(), 0.5);
  EXPECT_DOUBLE_EQ(score.notes[0].off.time.count(), 1.25);
}

TEST(MidiReader, ReadsSmpteDivision) {
  // 25 frames of 40 ticks: a millisecond each; 60 beats a minute from 1 s on
  const auto score = read(file_of(
      raw({0, 0x90, 60, 64, 0x87, 0x68, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0x87, 0x68, 0x80, 60, 0}),
      0xE728));
  EXPECT_DOUBLE_EQ(score.notes[0].off.time.count(), 2);
  EXPECT_DOUBLE_EQ(score.notes[0].off.beat, 3);
}

TEST(MidiReader, BendsWithinTheRangeThatIsSet) {
  const auto score = read(file_of(raw({0, 0xE0, 0,   96, 0, 0x90, 60, 64,  // half of 2 up
                                       0, 0xB0, 101, 0,  0, 100,  0,  0,  6, 12, 0, 38, 50,  //
                                       0, 0x90, 61,  64,                         // half of 12.5
                                       0, 0xB0, 99,  1,  0, 98,   1,  0,  6, 1,  // not registered
                                       0, 0x90, 62,  64,                         //
                                       0, 0xB0, 121, 0,  0, 0x90, 63, 64, 1, 63, 0})));
  ASSERT_EQ(score.notes.size(), 4U);
  EXPECT_DOUBLE_EQ(score.notes[0].pitch, 61);
  EXPECT_DOUBLE_EQ(score.notes[1].pitch, 67.25);
  EXPECT_DOUBLE_EQ(score.notes[2].pitch, 68.25);
  EXPECT_DOUBLE_EQ(score.notes[3].pitch, 63);
}

TEST(MidiReader, ReadsTimeAndKeySignatures) {
  const auto score = read(file_of(raw({0, 0xFF, 0x58, 4, 6, 3, 24, 8, 0, 0xFF, 0x59, 2, 0xFD, 1})));
  ASSERT_EQ(score.metres.size(), 1U);
  EXPECT_EQ(score.metres[0].count, 6);
  EXPECT_EQ(score.metres[0].unit, 8);
  ASSERT_EQ(score.keys.size(), 1U);
  EXPECT_EQ(score.keys[0].sharps, -3);
  EXPECT_TRUE(score.keys[0].minor);
}

TEST(MidiReader, PassesOverSystemExclusive) {
  const auto score =
      read(file_of(raw({0, 0xF0, 3, 1, 2, 0xF7, 0, 0xF7, 1, 5, 0, 0x90, 60, 64, 1, 60, 0})));
  EXPECT_EQ(score.notes.size(), 1U);
}

TEST(MidiReader, ReadsTracksThatTheHeaderDoesNotCount) {
  const std::string track = chunk("MTrk", raw({0, 0x90, 60, 64, 96, 60, 0}) + end_of_track);
  for (const int format : {0, 1})
    for (const int counted : {0, 1, 2}) {
      const auto score = read(header_of(format, counted, 96) + track + track + track);
      EXPECT_EQ(score.notes.size(), 3U);
      EXPECT_EQ(score.notes.back().track, 2);
      EXPECT_EQ(score.tracks.size(), 3U);
    }
  EXPECT_EQ(read(header_of(1, 1, 96) + track + "\n\0 padding").notes.size(), 1U);
  EXPECT_EQ(read(header_of(1, 1, 96) + chunk("XFIH", "other") + track).notes.size(), 1U);
  EXPECT_NE(complaint_of(header_of(1, 3, 96) + track + track), "") << "cut";
  EXPECT_NE(complaint_of(header_of(1, 1, 96) + track + "MTrk"), "") << "cut";
}

TEST(MidiReader, SaysWhereAFileIsWrong) {
  using testing::EndsWith;
  EXPECT_EQ(complaint_of(""),
            "a.mid, byte 0: should begin with MThd: this is no Standard MIDI File");
  EXPECT_THAT(complaint_of("RIFFxxxx"), EndsWith("this is no Standard MIDI File"));
  EXPECT_EQ(complaint_of(header_of(2, 1, 96)),
            "a.mid, byte 8: format 2, independent patterns: should be 0 or 1");
  EXPECT_EQ(complaint_of(header_of(1, 0, 96)), "a.mid, byte 10: 0 tracks: should be one or more");
  EXPECT_EQ(complaint_of(header_of(1, 1, 0)),
            "a.mid, byte 12: the division should be above 0 ticks a beat");
  EXPECT_THAT(complaint_of(header_of(1, 1, 0x9028)), EndsWith("24, 25, 29 or 30 frames a second"));
  EXPECT_EQ(complaint_of(header_of(1, 1, 96)),
            "a.mid, byte 14: a track chunk's type should have 4 bytes, but 0 are left");
  EXPECT_EQ(complaint_of(header_of(1, 1, 96) + chunk("MTrk", "")),
            "a.mid, byte 22: the track should have ended with an end-of-track event");
  EXPECT_EQ(complaint_of(file_of(raw({0, 60, 64}))),
            "a.mid, byte 23: a data byte without a status before it");
  EXPECT_EQ(complaint_of(file_of(raw({0, 0x90, 60, 64, 0, 0xFF, 1, 0, 0, 60, 64}))),
            "a.mid, byte 31: a data byte without a status before it");
  EXPECT_EQ(complaint_of(file_of(raw({0, 0x90, 60, 0x80}))),
            "a.mid, byte 25: a data byte should be below 128");
  EXPECT_THAT(complaint_of(file_of(raw({0, 0xF4}))), EndsWith("which no file should have"));
  EXPECT_EQ(complaint_of(file_of(raw({0xFF, 0xFF, 0xFF, 0xFF, 0}))),
            "a.mid, byte 22: a delta time should be a number of at most 4 bytes");
  EXPECT_EQ(complaint_of(file_of(raw({0, 0xF0, 99}))),
            "a.mid, byte 25: system exclusive should have 99 bytes, but 4 are left");
  EXPECT_THAT(complaint_of(file_of(raw({0, 0xFF, 0x51, 2, 1, 1}))),
              EndsWith("byte 23: this meta event should have 3 bytes, not 2"));
  EXPECT_THAT(complaint_of(file_of(raw({0, 0xFF, 0x51, 3, 0, 0, 0}))),
              EndsWith("0 microseconds a beat"));
  EXPECT_THAT(complaint_of(file_of(raw({0, 0xFF, 0x58, 4, 0, 2, 24, 8}))), EndsWith("up to 1/64"));
  EXPECT_THAT(complaint_of(file_of(raw({0, 0xFF, 0x59, 2, 8, 0}))), EndsWith("major or minor"));
}

TEST(MidiReader, RefusesEveryPlaceAFileCanBeCutAt) {
  const auto whole = file_of(raw({0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0, 0x90, 60, 64, 96, 60, 0}));
  ASSERT_EQ(complaint_of(whole), "");
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_THAT(complaint_of(whole.substr(0, size)), testing::StartsWith("a.mid, byte ")) << size;
}

/// Random notes, none of which overlaps another of its key and patch: what a file can hold.
std::vector<Event> draw_piece(base::Random& random) {
  std::vector<Event> events{{Seconds(0), header_at(60)}};
  std::map<std::pair<std::string, int>, double> free;
  double t = 0;
  for (int i = 0; i < 200; ++i) {
    t += 0.01 * static_cast<double>(random.index(100));
    if (random.index(10) == 0)
      events.push_back({Seconds(t), Control{"bpm", 20.0 + static_cast<double>(random.index(180))}});
    const char* patch = random.index(2) == 0 ? "pad" : "bell";
    const double pitch = 30 + 0.25 * static_cast<double>(random.index(240));
    double& until = free[{patch, static_cast<int>(std::lround(pitch))}];
    if (t < until) continue;
    const double seconds = 0.1 + 0.01 * static_cast<double>(random.index(500));
    until = t + seconds + 0.1;
    events.push_back({Seconds(t), note_of(pitch, seconds, patch)});
  }
  events.push_back({Seconds(t + 10), End{static_cast<std::int64_t>(events.size())}});
  return events;
}

TEST(MidiReader, ReadsBackWhatTheWriterWrote) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    base::Random random(seed);
    const auto events = draw_piece(random);
    const auto score = read(midi_of(events));
    std::vector<std::pair<std::string, MidiNote>> read_back;
    for (const MidiNote& note : score.notes)
      read_back.emplace_back(score.tracks[static_cast<std::size_t>(note.track)], note);
    std::size_t found = 0;
    for (const Event& event : events) {
      const auto* note = std::get_if<Note>(&event.what);
      if (note == nullptr) continue;
      const auto same = std::ranges::find_if(read_back, [&](const auto& one) {
        return one.first == note->patch && std::abs(one.second.pitch - note->pitch) < 2e-4 &&
               std::abs((one.second.on.time - event.time).count()) < 0.003 &&
               std::abs((one.second.off.time - event.time - note->duration).count()) < 0.005;
      });
      ASSERT_NE(same, read_back.end()) << "seed " << seed << ", t " << event.time.count();
      EXPECT_NEAR(same->second.velocity, 0.5, 0.5 / 127 + 1e-9);
      read_back.erase(same);
      ++found;
    }
    EXPECT_GT(found, 50U);
    EXPECT_TRUE(read_back.empty());
  }
}

/// Ticks, channels, keys and velocities as midicsv prints them.
std::vector<std::string> notes_by_midicsv(const std::string& bytes) {
  const std::string path = testing::TempDir() + "auralis_midicsv_" + std::to_string(::getpid());
  std::ofstream(path, std::ios::binary) << bytes;
  std::string text;
  FILE* pipe = ::popen(("midicsv " + path).c_str(), "r");
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  EXPECT_EQ(::pclose(pipe), 0);
  std::remove(path.c_str());
  std::vector<std::string> notes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line.find("Note_on_c") != std::string::npos && !line.ends_with(", 0"))
      notes.push_back(line);
  return notes;
}

TEST(MidiReader, SeesTheNotesThatMidicsvSees) {
  base::Random random(99);
  const auto written = midi_of(draw_piece(random));
  const auto by_hand = file_of(raw({0, 0x91, 60, 64, 0x83, 0x60, 64, 1, 48, 60, 0, 0, 64, 0}));
  for (const std::string& bytes : {written, by_hand}) {
    std::vector<std::string> notes;
    for (const MidiNote& note : read(bytes).notes)
      notes.push_back(std::to_string(note.track + 1) + ", " + std::to_string(note.on.tick) +
                      ", Note_on_c, " + std::to_string(note.channel) + ", " +
                      std::to_string(note.key) + ", " +
                      std::to_string(std::lround(127 * note.velocity)));
    EXPECT_THAT(notes, testing::UnorderedElementsAreArray(notes_by_midicsv(bytes)));
  }
}

}  // namespace
}  // namespace auralis::event

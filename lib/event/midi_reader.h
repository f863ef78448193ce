// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Standard MIDI File, format 0 or 1 -> its notes in ticks, beats and seconds.
// MIDI Manufacturers Association, "Standard MIDI Files 1.0" (RP-001).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.h"

namespace auralis::event {

/// A place in a file: by its own count, in quarter beats and in seconds from the beginning.
struct MidiTime {
  std::int64_t tick = 0;
  double beat = 0;
  base::Seconds time{0};
};

struct MidiNote {
  int track = 0;    ///< counted from 0
  int channel = 0;  ///< 0..15
  int program = 0;  ///< that the channel had when the note began
  int key = 60;
  double pitch = 60;    ///< the key, bent as the channel was when the note began
  double velocity = 0;  ///< above 0, up to 1
  MidiTime on, off;
};

struct MidiTimeSignature {
  MidiTime from;
  int count = 4, unit = 4;
};

struct MidiKeySignature {
  MidiTime from;
  int sharps = 0;  ///< -7 (flats) .. 7
  bool minor = false;
};

/// Quarter beats a minute from a place on.
struct MidiTempo {
  MidiTime from;
  double bpm = 120;
};

struct MidiScore {
  std::vector<std::string> tracks;  ///< names, as the bytes of the file; empty where there is none
  std::vector<MidiNote> notes;      ///< by beginning
  std::vector<MidiTimeSignature> metres;
  std::vector<MidiKeySignature> keys;
  std::vector<MidiTempo> tempos;
  MidiTime end;  ///< of the longest track
};

/// Reads a whole file; `name` stands for it in errors. A note ends at the first note-off of its
/// track, channel and key that no earlier note took, or with the file. Bends follow the range that
/// registered parameter 0 sets. Chunks of unknown types, system exclusive and other controllers are
/// passed over. Under SMPTE division beats are the tempo map's, 120 a minute until it begins.
/// Throws base::Error ("tune.mid, byte 22: ...") for what is no such file, or is cut.
[[nodiscard]] MidiScore read_midi(std::string_view bytes, const std::string& name);

}  // namespace auralis::event

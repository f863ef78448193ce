// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a MIDI file says: notes, metres, keys and tempi in ticks, beats and seconds.
#pragma once

#include <cstdint>
#include <string>
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

}  // namespace auralis::event

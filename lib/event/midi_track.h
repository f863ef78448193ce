// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One track chunk of a MIDI file -> its messages, running status resolved.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "event/midi_cursor.h"

namespace auralis::event {

struct MidiMessage {
  std::int64_t tick = 0;
  int track = 0;
  int status = 0;         ///< as in MidiStatus, without the channel
  int channel = 0;        ///< 0..15
  int first = 0;          ///< data byte, or the kind of a meta event
  int second = 0;         ///< data byte
  std::string_view data;  ///< of a meta event, its length as the standard has it
};

/// Appends the messages of a track, the end of the track last, system exclusive left out. `chunk`
/// is what follows the chunk's length. Throws base::Error.
void read_midi_track(MidiCursor chunk, int track, std::vector<MidiMessage>& messages);

}  // namespace auralis::event

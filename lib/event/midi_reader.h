// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Standard MIDI File, format 0 or 1 -> its notes in ticks, beats and seconds.
// MIDI Manufacturers Association, "Standard MIDI Files 1.0" (RP-001).
#pragma once

#include <string>
#include <string_view>

#include "event/midi_score.h"

namespace auralis::event {

/// Reads a whole file; `name` stands for it in errors. A note ends at the first note-off of its
/// track, channel and key that no earlier note took, or with the file. Bends follow the range that
/// registered parameter 0 sets. Chunks of unknown types, system exclusive and other controllers are
/// passed over; tracks are read however many the header counts. Under SMPTE division beats are the
/// tempo map's, 120 a minute until it begins. Throws base::Error ("tune.mid, byte 22: ...") for
/// what is no such file, or is cut.
[[nodiscard]] MidiScore read_midi(std::string_view bytes, const std::string& name);

}  // namespace auralis::event

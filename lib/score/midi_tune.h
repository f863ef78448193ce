// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A MIDI file's notes -> tune.
#pragma once

#include "event/midi_reader.h"
#include "score/tune.h"

namespace auralis::score {

/// All notes but those of the percussion channel, in beats; key and time signatures become keys
/// (ionian or aeolian) and the metre; a shorter first bar is an upbeat. The tempo is 120 until the
/// file says another. The title is the first track's name.
[[nodiscard]] Tune tune_of(const event::MidiScore& score);

}  // namespace auralis::score

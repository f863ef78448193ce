// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A MIDI file's notes -> tune.
#pragma once

#include <string>

#include "event/midi_reader.h"
#include "score/tune.h"

namespace auralis::score {

/// The top line of one part, in beats: of the one that `track` names (see find_part), or of the
/// melody (see melody_part) where it is empty; of "all", every
/// note. Key and time signatures become keys (ionian or
/// aeolian) and the metre; a shorter first bar is an upbeat. The tempo is 120 until the file says
/// another. The title is the first track's name. Throws base::Error where there is no such part.
[[nodiscard]] Tune tune_of(const event::MidiScore& score, const std::string& track = {});

}  // namespace auralis::score

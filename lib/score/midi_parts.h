// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The parts of a MIDI file, and which of them is the melody.
#pragma once

#include <string>
#include <vector>

#include "event/midi_score.h"

namespace auralis::score {

struct MidiPart {
  std::string name;                           ///< the track's, or "channel 3"; may be empty
  std::vector<const event::MidiNote*> notes;  ///< by beginning, one at least
};

/// The tracks that have notes, but for those of the percussion channel, in their order; the
/// channels where all notes are in one track. The score outlives the parts.
[[nodiscard]] std::vector<MidiPart> parts_of(const event::MidiScore& score);

/// The part of this number, counted from 1, or of this name in any case or the only one with it in
/// its name. Throws base::Error, with what there is, where there is none.
[[nodiscard]] const MidiPart& find_part(const std::vector<MidiPart>& parts,
                                        const std::string& wanted);

/// The part that a listener would sing: one that is called melody, lead, voice and the like; else
/// the highest of those that play a good deal. `parts` is not empty.
[[nodiscard]] const MidiPart& melody_part(const std::vector<MidiPart>& parts);

}  // namespace auralis::score

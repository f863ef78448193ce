// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the synthesizer is asked to play while it is measured.
#pragma once

#include <string>
#include <vector>

#include "base/units.h"
#include "event/event.h"
#include "synth/patch.h"
#include "synth/patch_bank.h"

namespace auralis::bench {

using base::Seconds;

/// Notes that all begin at 0, and the patches they name.
struct Load {
  synth::PatchBank bank;
  std::vector<event::Note> notes;
};

/// `voices` notes of one patch of the bank, spread over four octaves and the stereo field, held for
/// `held`. Throws base::Error if there is no such patch.
[[nodiscard]] Load patch_load(synth::PatchBank bank, const std::string& patch, int voices,
                              Seconds held);

/// The patch on which other synthesizers are compared, one for each voice i because the LFO's rate
/// belongs to it: a sine and a sawtooth 0.5 % apart, an LFO of 0.1 + 0.05 i Hz on pitch (0.3 %) and
/// cutoff (40 %), an ADSR of 0.5 s, 0.5 s, 0.7 and 1 s, a resonant low-pass (Q 2) at 4 times the
/// pitch, which is 55 * 2^((5i mod 37) / 12) Hz; panned from left to right.
[[nodiscard]] Load peers_load(int voices, Seconds held);

}  // namespace auralis::bench

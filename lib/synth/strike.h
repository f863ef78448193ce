// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the caller of a note decides; the rest is the patch's.
#pragma once

#include <cstdint>

namespace auralis::synth {

struct Strike {
  double pitch = 60;  ///< MIDI number with fractions
  double velocity = 0.5;
  double pan = 0;          ///< -1..1
  double bend = 0;         ///< semitones from the pitch at which the note begins to glide
  std::uint32_t seed = 0;  ///< of its noise, its drift and its starting phases
};

}  // namespace auralis::synth

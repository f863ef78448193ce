// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The physical parameters of torchsynth's Voice by name.
#pragma once

#include <array>
#include <bit>

#include "torchsynth/parameter.h"

namespace auralis::torchsynth {

struct AdsrSettings {
  double attack, decay, sustain, release;  ///< seconds, sustain 0..1
  double alpha;                            ///< the power of every ramp
};

struct LfoSettings {
  double frequency, mod_depth;                       ///< Hz
  double initial_phase;                              ///< radians
  double sine, triangle, saw, reversed_saw, square;  ///< shares before they are sharpened
};

/// What the four modulators add to one another's destinations, 0..1.
struct MatrixRow {
  double vco_1_pitch, vco_1_amp, vco_2_pitch, vco_2_amp, noise_amp;
};

struct VcoSettings {
  double tuning, mod_depth;  ///< semitones
  double initial_phase;      ///< radians
};

/// In the order of the parameter table, so that a vector of parameters is one of these.
struct VoiceSettings {
  double midi_f0;   ///< MIDI number
  double duration;  ///< seconds from note-on to note-off
  AdsrSettings adsr_1, adsr_2;
  LfoSettings lfo_1, lfo_2;
  AdsrSettings lfo_1_amp, lfo_2_amp, lfo_1_rate, lfo_2_rate;
  MatrixRow from_adsr_1, from_adsr_2, from_lfo_1, from_lfo_2;
  VcoSettings vco_1, vco_2;
  double vco_2_shape;                            ///< 0 square .. 1 sawtooth
  double vco_1_level, vco_2_level, noise_level;  ///< of the mixer
};

[[nodiscard]] inline VoiceSettings settings_of(const PhysicalVector& physical) noexcept {
  static_assert(sizeof(VoiceSettings) == sizeof(PhysicalVector));
  return std::bit_cast<VoiceSettings>(physical);
}

}  // namespace auralis::torchsynth

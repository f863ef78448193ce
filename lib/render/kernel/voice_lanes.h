// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sixteen voices side by side, one a lane: the structure of arrays that the SIMD kernel works on.
#pragma once

#include <cstdint>

#include "synth/voice.h"

namespace auralis::render {

/// Lanes of one group, whatever the width of the machine's vectors: sums over lanes are taken in
/// one order on every machine.
inline constexpr int kLanes = 16;

struct alignas(64) VoiceLanes {
  // Fixed at the onset: see synth::Voice.
  std::uint32_t sine_increment[kLanes], saw_increment[kLanes], lfo_increment[kLanes];
  std::uint32_t noise_seed[kLanes];
  float sine_level[kLanes], saw_level[kLanes], noise_level[kLanes];
  float shape[kLanes], partials[kLanes];
  float attack_rate[kLanes], decay_rate[kLanes], release_rate[kLanes];  // 1 / periods
  float attack[kLanes], sustain[kLanes], curve[kLanes];
  float lfo_pitch[kLanes], lfo_cutoff[kLanes], lfo_level[kLanes];
  float glide[kLanes], glide_rate[kLanes];
  float cutoff[kLanes], cutoff_envelope[kLanes], damping[kLanes];
  float left[kLanes], right[kLanes];
  float reverb[kLanes], delay[kLanes], chorus[kLanes];

  // Moves from period to period.
  std::uint32_t sine_phase[kLanes], saw_phase[kLanes], lfo_phase[kLanes];
  float integrator_1[kLanes], integrator_2[kLanes];
  float amplitude[kLanes], earlier_amplitude[kLanes];

  // Periods from the start of the span being rendered, set before each call of the kernel.
  std::int32_t onset[kLanes], off[kLanes], kill[kLanes];

  // Silent lanes; a group of silent lanes alone is skipped.
  synth::Period onset_at[kLanes], off_at[kLanes], kill_at[kLanes], end_at[kLanes];
};

/// Puts a voice into a lane, its state that of the moment before the onset.
void set_lane(VoiceLanes& lanes, int lane, const synth::Voice& voice) noexcept;

/// Prepares the relative times for a span; false if no lane sounds in it.
[[nodiscard]] bool prepare_span(VoiceLanes& lanes, synth::Period first, int periods) noexcept;

}  // namespace auralis::render

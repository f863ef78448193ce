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

/// What some lane of a group makes use of. Leaving out the rest changes no sample, as it would be
/// multiplied by zero.
enum Feature : unsigned {
  kUsesEnvelope2 = 1U << 0,
  kUsesFilterEnvelope = 1U << 1,
  kUsesLfo1 = 1U << 2,
  kUsesLfo2 = 1U << 3,
  kUsesLfoShapes = 1U << 4,  ///< others than sines
  kUsesLfoEnvelopes = 1U << 5,
  kUsesMovingGains = 1U << 6,  ///< of the sources
  kUsesFm = 1U << 7,
  kUsesDrift = 1U << 8,
  kUsesFilterTypes = 1U << 9,  ///< others than the low-pass
  kUsesSine = 1U << 10,
  kUsesSaw = 1U << 11,
  kUsesNoise = 1U << 12,
  kUsesReverb = 1U << 13,
  kUsesDelay = 1U << 14,
  kUsesChorus = 1U << 15,
};

struct EnvelopeLanes {
  float attack[kLanes], attack_rate[kLanes], decay_rate[kLanes],
      release_rate[kLanes];  // 1 / periods
  float sustain[kLanes], curve[kLanes];
};

struct LfoLanes {
  std::uint32_t increment[kLanes], phase[kLanes];
  float rate_depth[kLanes], amp_depth[kLanes];
  float constant[kLanes], sine[kLanes], triangle[kLanes], saw[kLanes], square[kLanes];
};

struct ModulatedLanes {
  float base[kLanes];
  float from[synth::kModulators][kLanes];
};

struct alignas(64) VoiceLanes {
  // Fixed at the onset: see synth::Voice.
  std::uint32_t sine_increment[kLanes], saw_increment[kLanes], seed[kLanes];
  float shape[kLanes], partials[kLanes], fm[kLanes], fm_envelope[kLanes];
  EnvelopeLanes envelopes[synth::kEnvelopes];
  LfoLanes lfos[2];
  ModulatedLanes targets[synth::kTargets];
  float glide[kLanes], glide_rate[kLanes], drift[kLanes], drift_cutoff[kLanes];
  float cutoff_envelope[kLanes], damping[kLanes];
  float input[kLanes], band[kLanes], low[kLanes];
  float gated[kLanes], tremolo[kLanes];
  float left[kLanes], right[kLanes];
  float reverb[kLanes], delay[kLanes], chorus[kLanes];
  unsigned features_of[kLanes];

  // Moves from period to period.
  std::uint32_t sine_phase[kLanes], saw_phase[kLanes];
  float gains[3][kLanes];  // of sine, saw and noise at the last period's end
  float integrator_1[kLanes], integrator_2[kLanes];
  float amplitude[kLanes], earlier_amplitude[kLanes];

  // Set before each call of the kernel: periods from the start of the span being rendered, and what
  // the lanes that sound in it make use of.
  std::int32_t onset[kLanes], off[kLanes], kill[kLanes];
  unsigned features;

  // Silent lanes; a group of silent lanes alone is skipped.
  synth::Period onset_at[kLanes], off_at[kLanes], kill_at[kLanes], end_at[kLanes];
};

/// Puts a voice into a lane, its state that of the moment before the onset.
void set_lane(VoiceLanes& lanes, int lane, const synth::Voice& voice) noexcept;

/// Prepares the relative times for a span; false if no lane sounds in it.
[[nodiscard]] bool prepare_span(VoiceLanes& lanes, synth::Period first, int periods) noexcept;

}  // namespace auralis::render

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One voice, one period: oscillators and noise -> state-variable filter -> amplitude. What a thread
// does, with the arithmetic of kernel/sources-inl.h and kernel/voice_kernel.cpp.
#pragma once

#include "render/cuda/modulation.h"

namespace auralis::render::cuda {

AURALIS_HOST_DEVICE Moving load_moving(const VoiceLanes& v, int lane) {
  return {.sine_phase = v.sine_phase[lane],
          .saw_phase = v.saw_phase[lane],
          .lfo_1_phase = v.lfos[0].phase[lane],
          .lfo_2_phase = v.lfos[1].phase[lane],
          .gains = {v.gains[0][lane], v.gains[1][lane], v.gains[2][lane]},
          .integrator_1 = v.integrator_1[lane],
          .integrator_2 = v.integrator_2[lane],
          .amplitude = v.amplitude[lane],
          .earlier_amplitude = v.earlier_amplitude[lane]};
}

AURALIS_HOST_DEVICE void store_moving(const Moving& moving, VoiceLanes& v, int lane) {
  v.sine_phase[lane] = moving.sine_phase;
  v.saw_phase[lane] = moving.saw_phase;
  v.lfos[0].phase[lane] = moving.lfo_1_phase;
  v.lfos[1].phase[lane] = moving.lfo_2_phase;
  for (int i = 0; i < 3; ++i) v.gains[i][lane] = moving.gains[i];
  v.integrator_1[lane] = moving.integrator_1;
  v.integrator_2[lane] = moving.integrator_2;
  v.amplitude[lane] = moving.amplitude;
  v.earlier_amplitude[lane] = moving.earlier_amplitude;
}

/// All that is fixed and all that moves: arrays of words, a word a lane. What follows holds for one
/// span.
inline constexpr int kLaneWords = offsetof(VoiceLanes, onset) / (sizeof(std::uint32_t) * kLanes);
static_assert(offsetof(VoiceLanes, onset) % (sizeof(std::uint32_t) * kLanes) == 0);

/// Copies a voice from one group to the same lane of another.
AURALIS_HOST_DEVICE void copy_lane(const VoiceLanes& from, int lane, VoiceLanes& to) {
  const auto* const source = reinterpret_cast<const std::uint32_t*>(&from) + lane;
  auto* const target = reinterpret_cast<std::uint32_t*>(&to) + lane;
  for (int word = 0; word < kLaneWords; ++word) target[word * kLanes] = source[word * kLanes];
}

/// torchsynth's SquareSawVCO.
AURALIS_HOST_DEVICE float square_saw(std::uint32_t phase, float drive, float shape) {
  const float half_turns = half_turns_of(phase);
  const float from_top = 0.5F - fabsf(half_turns);
  const float cosine = sine_of_half_turns(from_top);
  const float sine = sine_of_half_turns(0.5F - fabsf(from_top));
  const float edge = copysignf(tanh_of_positive(drive * sine), half_turns);
  return fmaf(-shape, 0.5F, 1) * edge * fmaf(shape, cosine, 1);
}

/// A source's gain along the period; nothing is reckoned where it is silent.
struct Gain {
  float value, step;

  AURALIS_HOST_DEVICE bool sounds() const { return value != 0 || step != 0; }
  AURALIS_HOST_DEVICE float next() { return value += step; }
};

/// Writes the period's frames to out[0], out[stride], …
AURALIS_HOST_DEVICE void voice_period(const VoiceLanes& v, int lane, const LaneTimes& times, int p,
                                      float brightness, const Everywhere& everywhere,
                                      Moving& moving, float* out, int stride) {
  const Control c = control(v, lane, times, p, brightness, everywhere, moving);
  Gain sine{c.gains[0], c.gain_steps[0]}, saw{c.gains[1], c.gain_steps[1]},
      hiss{c.gains[2], c.gain_steps[2]};
  const float drive = v.partials[lane], shape = v.shape[lane];
  const float input = v.input[lane], band = v.band[lane], low = v.low[lane];
  const bool types = (v.features_of[lane] & kUsesFilterTypes) != 0;
  std::uint32_t counter = static_cast<std::uint32_t>(p - times.onset) * kFrames + v.seed[lane];
  float s1 = moving.integrator_1, s2 = moving.integrator_2;
  float amplitude = c.amplitude, step = c.amplitude_step;
  for (int k = 0; k < kFrames; ++k) {
    float u = 0;
    if (sine.sounds()) {
      std::uint32_t phase = moving.sine_phase;
      if (c.fm != 0)  // in two steps, as a whole turn is more than an integer holds
        phase +=
            2 * static_cast<std::uint32_t>(nearest_integer(c.fm * sine_of_phase(moving.saw_phase)));
      u = fmaf(sine.next(), sine_of_phase(phase), u);
    }
    if (saw.sounds()) u = fmaf(saw.next(), square_saw(moving.saw_phase, drive, shape), u);
    if (hiss.sounds()) u = fmaf(hiss.next(), noise(counter), u);
    moving.sine_phase += c.sine_increment;
    moving.saw_phase += c.saw_increment;
    ++counter;

    const float v3 = u - s2;
    const float v1 = fmaf(c.a1, s1, c.a2 * v3);
    const float v2 = fmaf(c.a3, v3, fmaf(c.a2, s1, s2));
    s1 = fmaf(2, v1, -s1);
    s2 = fmaf(2, v2, -s2);
    amplitude += step;
    step += c.amplitude_bend;
    const float y = types ? fmaf(input, u, fmaf(band, v1, low * v2)) : v2;
    out[k * stride] = y * amplitude;
  }
  moving.integrator_1 = s1;
  moving.integrator_2 = s2;
}

}  // namespace auralis::render::cuda

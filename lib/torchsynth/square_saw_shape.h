// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the square/saw oscillator's shaper needs of a sound: see SquareSaw in simd/math.inl.
#pragma once

#include <cmath>

#include "base/host_device.h"
#include "torchsynth/time_grid.h"
#include "torchsynth/voice_settings.h"

namespace auralis::torchsynth {

struct SquareSawShape {
  float drive, scale, tilt;
};

/// The drive is that of 12000 / (F log10 F) partials at the highest pitch of the sound.
AURALIS_HOST_DEVICE SquareSawShape square_saw_shape(const VoiceSettings& v) {
  const double pitch = v.midi_f0 + v.vco_2.tuning + fmax(v.vco_2.mod_depth, 0.0);
  const double hertz = 440 * exp2((pitch - 69) / 12);
  const double drive = kPi / 2 * 12000 / (hertz * log10(hertz));
  const double scale = 1 - v.vco_2_shape / 2;
  return {static_cast<float>(drive), static_cast<float>(scale),
          static_cast<float>(scale * v.vco_2_shape)};
}

}  // namespace auralis::torchsynth

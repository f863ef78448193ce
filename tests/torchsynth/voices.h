// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Voices that every kernel of torchsynth's Voice is tried on.
#pragma once

#include <vector>

#include "torchsynth/synth1b1.h"
#include "torchsynth/voice_settings.h"

namespace auralis::torchsynth {

inline const NoiseTable& noise() {
  static const NoiseTable table;
  return table;
}

inline VoiceSettings synth1b1(std::int64_t sound) {
  return settings_of(to_physical(synth1b1_parameters(sound)));
}

/// A square LFO of full depth takes both pitches over both ends of their range 160 times.
inline VoiceSettings wild_pitches() {
  VoiceSettings voice = synth1b1(5);
  voice.midi_f0 = 64;
  voice.vco_1.mod_depth = 96;
  voice.vco_2.mod_depth = -96;
  voice.lfo_1.frequency = 20;
  voice.lfo_1_amp = {0, 0, 1, 0, 1};
  voice.duration = 4;
  voice.from_lfo_1 = {1, 1, 1, 1, 0};
  voice.from_lfo_2 = {};
  return voice;
}

/// All parameters at one end but one.
inline std::vector<VoiceSettings> extreme_voices() {
  std::vector<VoiceSettings> voices;
  for (const float end : {0.0F, 1.0F}) {
    for (std::size_t i = 0; i < kParameters; ++i) {
      ParameterVector u;
      u.fill(end);
      u[i] = 1 - end;
      // An LFO with no shape at all is 0 / 0 in torchsynth, too.
      if (u[15] + u[16] + u[17] + u[18] + u[19] == 0) u[15] = 1;
      if (u[23] + u[24] + u[25] + u[26] + u[27] == 0) u[23] = 1;
      voices.push_back(settings_of(to_physical(u)));
    }
  }
  return voices;
}

}  // namespace auralis::torchsynth

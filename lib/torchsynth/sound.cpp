// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/sound.h"

namespace auralis::torchsynth {

VoiceSettings settings_of(const Sound& sound) noexcept {
  if (sound.scale == Scale::kPhysical) return settings_of(sound.values);
  PhysicalVector physical;
  for (std::size_t i = 0; i < kParameters; ++i)
    physical[i] = to_physical(kParameterTable[i], sound.values[i]);
  return settings_of(physical);
}

}  // namespace auralis::torchsynth

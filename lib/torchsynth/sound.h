// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One sound of torchsynth's Voice as asked for: its index and its 78 values.
#pragma once

#include <cstdint>

#include "torchsynth/parameter.h"
#include "torchsynth/voice_settings.h"

namespace auralis::torchsynth {

/// Whether values are 0..1 or in the units of the parameter table.
enum class Scale { kNormalised, kPhysical };

struct Sound {
  std::int64_t index = 0;  ///< names the sound, and chooses its row of noise
  Scale scale = Scale::kNormalised;
  PhysicalVector values{};
};

[[nodiscard]] VoiceSettings settings_of(const Sound& sound) noexcept;

}  // namespace auralis::torchsynth

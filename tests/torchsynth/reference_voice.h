// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// torchsynth's Voice once more, sample by sample in double precision, as its authors describe it:
// slow, plain, and what the kernel is compared with.
#pragma once

#include <span>
#include <vector>

#include "torchsynth/voice_settings.h"

namespace auralis::torchsynth {

[[nodiscard]] std::vector<double> render_reference(const VoiceSettings& voice,
                                                   std::span<const float> noise);

}  // namespace auralis::torchsynth

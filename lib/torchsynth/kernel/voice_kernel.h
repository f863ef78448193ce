// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The fused kernel of torchsynth's Voice, compiled for every instruction set and dispatched at run
// time.
#pragma once

#include <span>
#include <string>

#include "torchsynth/kernel/workspace.h"
#include "torchsynth/voice_settings.h"

namespace auralis::torchsynth {

/// Renders one sound of kSamples samples; noise has as many. No allocation, no lock. Call with
/// denormals flushed.
void render_voice(const VoiceSettings& voice, std::span<const float> noise, Workspace& workspace,
                  std::span<float> out) noexcept;

/// The instruction set in use: "AVX3", "AVX2", "NEON", …
[[nodiscard]] std::string kernel_instruction_set();

}  // namespace auralis::torchsynth

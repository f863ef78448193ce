// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/voice_renderer.h"

#include <cassert>

#include "simd/flush_denormals.h"
#include "torchsynth/kernel/voice_kernel.h"

namespace auralis::torchsynth {

VoiceRenderer::VoiceRenderer() : workspace_(std::make_unique<Workspace>()) {}
VoiceRenderer::~VoiceRenderer() = default;
VoiceRenderer::VoiceRenderer(VoiceRenderer&&) noexcept = default;
VoiceRenderer& VoiceRenderer::operator=(VoiceRenderer&&) noexcept = default;

void VoiceRenderer::render(const VoiceSettings& voice, std::span<const float> noise,
                           std::span<float> out) noexcept {
  assert(noise.size() >= kSamples && out.size() >= kSamples);
  const simd::FlushDenormals flush;
  render_voice(voice, noise, *workspace_, out);
}

std::string instruction_set() { return kernel_instruction_set(); }

}  // namespace auralis::torchsynth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/kernel/voice_kernel.h"

#include "torchsynth/square_saw_shape.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "torchsynth/kernel/voice_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "torchsynth/kernel/audio-inl.h"
#include "torchsynth/kernel/pieces-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::torchsynth::HWY_NAMESPACE {

void render_voice(const VoiceSettings& voice, const float* noise, Workspace& w, float* out) {
  render_control(voice, w.modulators, w.control);
  cut(w.control, w.pieces);
  prepare_vco(w.pieces, voice.vco_1.initial_phase, lanes(), w.pieces.vco_1);
  prepare_vco(w.pieces, voice.vco_2.initial_phase, lanes(), w.pieces.vco_2);
  const SquareSawShape by = square_saw_shape(voice);
  const SquareSaw shape{number(by.drive), number(by.scale), number(by.tilt)};
  render_pieces(w.pieces, w.control, shape, noise, w.samples.data());
  normalise(w.samples.data(), out);
}

std::string kernel_instruction_set() { return hwy::TargetName(HWY_TARGET); }

}  // namespace auralis::torchsynth::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::torchsynth {

HWY_EXPORT(render_voice);
HWY_EXPORT(kernel_instruction_set);

namespace {

std::array<int, kSegments + 1> make_segment_starts() {
  std::array<int, kSegments + 1> starts;
  for (int s = 0; s <= kSegments; ++s)
    starts[s] = static_cast<int>((std::int64_t{s} * (kSamples - 1) + kSegments - 1) / kSegments);
  starts[kSegments] = kSamples;
  return starts;
}

}  // namespace

const std::array<int, kSegments + 1>& segment_starts() noexcept {
  static const auto starts = make_segment_starts();
  return starts;
}

void render_voice(const VoiceSettings& voice, std::span<const float> noise, Workspace& workspace,
                  std::span<float> out) noexcept {
  HWY_DYNAMIC_DISPATCH(render_voice)(voice, noise.data(), workspace, out.data());
}

std::string kernel_instruction_set() { return HWY_DYNAMIC_DISPATCH(kernel_instruction_set)(); }

}  // namespace auralis::torchsynth
#endif

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The reference renderer: the voice written with LibTorch's operators alone, on any device.
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "render_torch/torch_cache.h"
#include "synth/renderer.h"

namespace auralis::render_torch {

/// Slower than the fused renderer and clearer: each module is a tensor expression over
/// [voices, periods] or [voices, periods, frames of a period]. Agrees with it within 1e-4 of full
/// scale (see tests/render). The division into spans may change the last bits of a sample.
class EagerRenderer final : public synth::Renderer {
 public:
  EagerRenderer(int slots, base::SampleRate rate, c10::Device device);

  [[nodiscard]] std::string_view name() const noexcept override { return "eager"; }
  [[nodiscard]] int slots() const noexcept override { return static_cast<int>(voices_.size()); }
  void start(int slot, const synth::Voice& voice) noexcept override;
  void release(int slot, synth::Period off) noexcept override;
  void kill(int slot, synth::Period at) noexcept override;
  void render(synth::Period first, int periods, std::span<const float> brightness,
              pcm::Block& out) override;

 private:
  /// What a voice carries from span to span.
  struct State {
    std::int64_t sine_phase = 0, saw_phase = 0, lfo_1_phase = 0, lfo_2_phase = 0;
    float sine_gain = 0, saw_gain = 0, noise_gain = 0;
    float integrator_1 = 0, integrator_2 = 0, amplitude = 0, earlier_amplitude = 0;
  };

  class Span;

  [[nodiscard]] std::vector<int> sounding(synth::Period first, int periods) const;

  base::SampleRate rate_;
  c10::Device device_;
  std::vector<synth::Voice> voices_;
  std::vector<State> states_;
  TorchCache cache_;
};

}  // namespace auralis::render_torch

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The fused renderer on a CUDA device: voices stay in its memory, a span is one launch.
#pragma once

#include <memory>
#include <vector>

#include "base/units.h"
#include "render/cuda/machine.h"

namespace auralis::render {

/// Real-time safe but for the launch, which waits for the device once, and for the first span of a
/// length, for which it makes a graph. The same voices give the same samples for any division into
/// spans, and nearly those of FusedRenderer: what differs is the order in which voices are summed.
class CudaRenderer final : public synth::Renderer {
 public:
  /// Tunes the machine, which has `slots` lanes or more. Throws base::Error if it fails.
  explicit CudaRenderer(std::unique_ptr<cuda::Machine> machine);

  [[nodiscard]] std::string_view name() const noexcept override { return "fused"; }
  [[nodiscard]] int slots() const noexcept override { return static_cast<int>(voices_.size()); }
  void start(int slot, const synth::Voice& voice) noexcept override;
  void release(int slot, synth::Period off) noexcept override;
  void kill(int slot, synth::Period at) noexcept override;
  /// Throws base::Error if the device fails.
  void render(synth::Period first, int periods, std::span<const float> brightness,
              pcm::Block& out) override;

  [[nodiscard]] const cuda::Machine& machine() const noexcept { return *machine_; }

 private:
  void start_all(const synth::Voice& voice) noexcept;
  void move_ends(int slot) noexcept;
  /// Up to cuda::kMostPeriods, into `out` from that frame on.
  void launch(synth::Period first, std::span<const float> brightness, pcm::Block& out,
              std::size_t frame);
  [[nodiscard]] bool prepare(synth::Period first, int periods) noexcept;

  std::unique_ptr<cuda::Machine> machine_;
  const cuda::SharedMemory& memory_;
  std::vector<synth::Voice> voices_;  // as set, to work out their ends
};

}  // namespace auralis::render

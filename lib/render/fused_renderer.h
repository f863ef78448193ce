// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The renderer of everyday: all voices through the fused SIMD kernel, on the CPU.
#pragma once

#include <memory>
#include <vector>

#include "base/clock.h"
#include "render/kernel/voice_kernel.h"
#include "synth/renderer.h"

namespace auralis::render {

/// Real-time safe after construction: no allocation, no lock. The same voices give the same samples
/// for any division into spans and into batches.
class FusedRenderer final : public synth::Renderer {
 public:
  /// batch: voices that go through the kernel together, in whole groups of lanes.
  FusedRenderer(int slots, base::SampleRate rate, int batch = kLanes);

  /// The batch that takes least time while all slots sound, of 16 voices (fewer would leave lanes
  /// of a group empty) and its doubles up to the slots; the smallest of those that are as good
  /// within what so short a measurement tells. Takes a few milliseconds.
  [[nodiscard]] static int choose_batch(int slots, base::SampleRate rate, const base::Clock& clock);

  [[nodiscard]] int batch() const noexcept { return batch_; }

  [[nodiscard]] std::string_view name() const noexcept override { return "fused"; }
  [[nodiscard]] int slots() const noexcept override;
  void start(int slot, const synth::Voice& voice) noexcept override;
  void release(int slot, synth::Period off) noexcept override;
  void kill(int slot, synth::Period at) noexcept override;
  void render(synth::Period first, int periods, std::span<const float> brightness,
              pcm::Block& out) override;

 private:
  static constexpr int kTilePeriods = 4;

  [[nodiscard]] VoiceLanes& group_of(int slot) noexcept;

  base::SampleRate rate_;
  int batch_;
  std::vector<VoiceLanes> groups_;
  std::vector<synth::Voice> voices_;   // as set, to work out their ends
  std::vector<VoiceLanes*> sounding_;  // the groups of the span at hand
  std::vector<PeriodSums> tile_;       // scratch of the kernel
};

}  // namespace auralis::render

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The seam in front of the render layer: voices in, stereo buses of audio out. No tensor type here.
#pragma once

#include <span>
#include <string_view>

#include "pcm/block.h"
#include "synth/voice.h"

namespace auralis::synth {

/// The channels of the block that a renderer fills.
enum Bus {
  kDryLeft,
  kDryRight,
  kReverbLeft,
  kReverbRight,
  kDelayLeft,
  kDelayRight,
  kChorusLeft,
  kChorusRight,
  kBuses
};

/// Renders all voices of a fixed number of slots. Calls come from one thread. Construction
/// allocates; whether rendering does is the implementation's to say.
class Renderer {
 public:
  virtual ~Renderer() = default;

  [[nodiscard]] virtual std::string_view name() const noexcept = 0;
  [[nodiscard]] virtual int slots() const noexcept = 0;

  /// Puts a voice into a slot whose former voice has ended before the coming span. Its onset may
  /// lie anywhere in that span or later; until then it is silent.
  virtual void start(int slot, const Voice& voice) noexcept = 0;
  /// Moves the end of the slot's gate, or the start of its quick fade, to a period not yet
  /// rendered.
  virtual void release(int slot, Period off) noexcept = 0;
  virtual void kill(int slot, Period at) noexcept = 0;

  /// Renders `periods` periods from `first` on (spans follow each other without a gap) into `out`,
  /// which has kBuses channels and is resized to periods * kPeriodFrames frames. `brightness` is
  /// added to every voice's cutoff, in octaves: periods + 1 values, one for each period's begin and
  /// one for the end of the last; between them the filters move with every frame.
  virtual void render(Period first, int periods, std::span<const float> brightness,
                      pcm::Block& out) = 0;
};

}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a synthesizer renders with.
#pragma once

#include "synth/renderer.h"
#include "synth/reverb.h"

namespace auralis::synth {

class Engine {
 public:
  virtual ~Engine() = default;
  [[nodiscard]] virtual Renderer& renderer() noexcept = 0;
  [[nodiscard]] virtual Reverb& reverb() noexcept = 0;
};

}  // namespace auralis::synth

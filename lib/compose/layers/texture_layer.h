// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The texture: long swells of noise or breath, at times of their own.
#pragma once

#include "compose/layers/layer.h"

namespace auralis::compose {

class TextureLayer final : public Layer {
 public:
  explicit TextureLayer(Scene& stage) noexcept : Layer(LayerId::kTexture, stage) {}
  [[nodiscard]] Seconds due() const override { return scene().transport.on_grid(due_); }
  void play(Seconds t) override;
  void enter(Seconds t) override;

 private:
  Seconds due_{1};
  bool enters_ = false;
  std::uint64_t notes_ = 0;
};

}  // namespace auralis::compose

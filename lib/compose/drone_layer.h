// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The drone: two voices, tonic and fifth, long notes that begin halfway in each other.
#pragma once

#include <array>

#include "compose/layer.h"

namespace auralis::compose {

class DroneLayer final : public Layer {
 public:
  explicit DroneLayer(Scene& scene) noexcept;
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;

 private:
  [[nodiscard]] int pitch_of(std::size_t voice) const noexcept;

  std::array<Seconds, 2> due_;
  std::uint64_t notes_ = 0;
};

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The drone: two voices, tonic and fifth, long notes that begin halfway in each other.
#pragma once

#include <array>
#include <optional>

#include "compose/layers/layer.h"

namespace auralis::compose {

/// The pitches of the two voices: the tonic low in the register and, at least a fifth above it, its
/// fifth or octave from C3 on; where the register ends before, the plain octave.
[[nodiscard]] std::array<int, 2> drone_pitches(const theory::Scale& scale,
                                               const DroneMood& mood) noexcept;

class DroneLayer final : public Layer {
 public:
  explicit DroneLayer(Scene& scene) noexcept;
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;
  void enter(Seconds t) override;

 private:
  std::array<Seconds, 2> due_;
  std::array<std::optional<int>, 2> sounding_;  // the pitch of each voice's last note
  std::uint64_t notes_ = 0;
};

}  // namespace auralis::compose

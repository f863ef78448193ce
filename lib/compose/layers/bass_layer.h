// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The bass: the root of each chord, long and low, where the low register has room.
#pragma once

#include <optional>

#include "compose/layers/layer.h"

namespace auralis::compose {

class BassLayer final : public Layer {
 public:
  explicit BassLayer(Scene& stage) noexcept : Layer(LayerId::kBass, stage) {}
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;
  void enter(Seconds t) override;
  void settings_changed(Seconds t, Change change) override;

 private:
  /// The root in the octave nearest to the last note that has room, or nothing.
  [[nodiscard]] std::optional<int> choose_pitch() const;

  bool waiting_ = false;
  double beat_ = 0;
  int last_pitch_ = 40;
  std::uint64_t chords_ = 0;
};

}  // namespace auralis::compose

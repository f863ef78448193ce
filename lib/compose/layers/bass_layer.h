// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The bass: the root of each chord, long and low, where the low register has room. While a movement
// has the drone rest, it stands in: under each chord, for as long, and more strongly.
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
  /// The root in the octave nearest to the last note that has room beside these notes, or nothing.
  /// Instead of the drone rather one that may sound for long.
  [[nodiscard]] std::optional<int> choose_pitch(Seconds t, const Sounding& sounding) const;
  /// The same where the drone gives way: while the bass stands in for it, and in a section that
  /// names the bass. Ends those of its notes that leave no room.
  [[nodiscard]] std::optional<int> take_from_drone(Seconds t);

  bool waiting_ = false;
  double beat_ = 0;
  int last_pitch_ = 40;
  std::uint64_t chords_ = 0;
};

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Keys -> pitches: a scale laid over the keyboard.
#pragma once

#include <array>
#include <optional>

#include "theory/keyboard_map.h"
#include "theory/scala_scale.h"

namespace auralis::theory {

/// Hz of a pitch (69 = 440 Hz, fractions allowed), and back.
[[nodiscard]] double frequency_of(double pitch) noexcept;
[[nodiscard]] double pitch_of(double frequency) noexcept;

class Tuning {
 public:
  /// 12 equal steps in the octave: every key is its own pitch.
  Tuning() noexcept;
  explicit Tuning(const ScalaScale& scale, const KeyboardMap& map = {});

  /// The pitch (a MIDI number with fractions, which may lie outside 0..127) that a key of 0..127
  /// plays; nothing for one that the map leaves silent or that is no such key. Keys that the map
  /// does not retune are their own pitch.
  [[nodiscard]] std::optional<double> tune(int key) const noexcept;

 private:
  std::array<std::optional<double>, 128> pitches_;
};

}  // namespace auralis::theory

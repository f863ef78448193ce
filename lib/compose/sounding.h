// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The notes whose gates are open, and what may join them.
#pragma once

#include <vector>

#include "base/units.h"
#include "compose/part.h"

namespace auralis::compose {

using base::Seconds;

/// Notes of all layers but drone and texture that may sound together.
inline constexpr int kMostNotes = 8;
/// Notes below C3 that may sound together.
inline constexpr int kMostLowNotes = 2;
/// The smallest interval whose lower note lies below C3: a fifth.
inline constexpr double kLowInterval = 7;

class Sounding {
 public:
  /// Forgets notes whose gate has ended at t. Times must not decrease.
  void advance(Seconds t);
  /// May this pitch begin now without crowding the low register or the whole?
  [[nodiscard]] bool admits(Part part, double pitch) const noexcept;
  /// Notes sounding now that count towards kMostNotes.
  [[nodiscard]] int crowd() const noexcept;
  void add(Part part, double pitch, Seconds until);

 private:
  struct Held {
    Part part;
    double pitch;
    Seconds until;
  };
  std::vector<Held> held_;
};

}  // namespace auralis::compose

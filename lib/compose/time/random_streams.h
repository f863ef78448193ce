// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Random numbers: whatever draws has a stream of its own, so that a draw in one never moves
// another.
#pragma once

#include <cstdint>

#include "base/random.h"

namespace auralis::compose {

/// What a seed means rests on these numbers, and on those of the layers (layer_table.h): with
/// another one the same seed gives another piece.
using Stream = std::uint8_t;
inline constexpr Stream kFormStream = 0;
inline constexpr Stream kHarmonyStream = 1;

/// The random numbers of one phrase, chord or note. `index` counts these from the beginning of the
/// piece; `turn` counts the drawings of one of them: 0 the first, others where it is drawn anew.
[[nodiscard]] inline base::Random random_for(std::uint64_t seed, Stream stream, std::uint64_t index,
                                             std::uint64_t turn = 0) noexcept {
  constexpr int kTurnBits = 20, kIndexBits = 38;
  const std::uint64_t number = (static_cast<std::uint64_t>(stream) << (kTurnBits + kIndexBits)) |
                               ((turn & ((1ULL << kTurnBits) - 1)) << kIndexBits) |
                               (index & ((1ULL << kIndexBits) - 1));
  return base::Random(seed, number);
}

}  // namespace auralis::compose

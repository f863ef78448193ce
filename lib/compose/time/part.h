// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The parts of a piece, each with random numbers of its own.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/random.h"

namespace auralis::compose {

enum class Part : std::uint8_t {
  kForm,
  kHarmony,
  kDrone,
  kPad,
  kBass,
  kMelody,
  kMotif,
  kBells,
  kTexture,
};
inline constexpr std::size_t kParts = 9;

[[nodiscard]] constexpr std::string_view name_of(Part part) noexcept {
  constexpr std::array<std::string_view, kParts> kNames{
      "form", "harmony", "drone", "pad", "bass", "melody", "motif", "bells", "texture"};
  return kNames[static_cast<std::size_t>(part)];
}

/// The random numbers of one phrase, chord or note of a part: `index` says which one since the
/// beginning, `turn` which drawing of it (0 the first, others after a change of mind). A draw in
/// one part never moves another.
[[nodiscard]] inline base::Random random_for(std::uint64_t seed, Part part, std::uint64_t index,
                                             std::uint64_t turn = 0) noexcept {
  constexpr int kTurnBits = 20, kIndexBits = 38;
  const std::uint64_t stream = (static_cast<std::uint64_t>(part) << (kTurnBits + kIndexBits)) |
                               ((turn & ((1ULL << kTurnBits) - 1)) << kIndexBits) |
                               (index & ((1ULL << kIndexBits) - 1));
  return base::Random(seed, stream);
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a symbol of a melody's Markov chain means: a scale step and how long until the next note.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "markov/symbol.h"

namespace auralis::compose {

/// A note of a melody: scale steps above its tonic, and its length in units (half a beat of the
/// corpus, half a pulse of the mood that plays it).
struct MelodyTone {
  int step = 0;
  int units = 1;
  friend bool operator==(const MelodyTone&, const MelodyTone&) = default;
};

inline constexpr int kLowestStep = -12;
inline constexpr int kHighestStep = 19;
/// The lengths that there are, in units.
inline constexpr std::array<int, 8> kToneUnits{1, 2, 3, 4, 6, 8, 12, 16};
inline constexpr int kMelodySymbols =
    (kHighestStep - kLowestStep + 1) * static_cast<int>(kToneUnits.size());

/// The symbol of a tone, its length the nearest one there is; nothing where its step lies outside.
[[nodiscard]] std::optional<markov::Symbol> symbol_of(const MelodyTone& tone) noexcept;

[[nodiscard]] inline MelodyTone tone_of(markov::Symbol symbol) noexcept {
  return {kLowestStep + static_cast<int>(symbol / kToneUnits.size()),
          kToneUnits[symbol % kToneUnits.size()]};
}

}  // namespace auralis::compose

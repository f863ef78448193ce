// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/melody_alphabet.h"

#include <cstdlib>

namespace auralis::compose {

std::optional<markov::Symbol> symbol_of(const MelodyTone& tone) noexcept {
  if (tone.step < kLowestStep || tone.step > kHighestStep) return std::nullopt;
  std::size_t nearest = 0;
  for (std::size_t i = 1; i < kToneUnits.size(); ++i)
    if (std::abs(kToneUnits[i] - tone.units) < std::abs(kToneUnits[nearest] - tone.units))
      nearest = i;
  return static_cast<markov::Symbol>(
      static_cast<std::size_t>(tone.step - kLowestStep) * kToneUnits.size() + nearest);
}

}  // namespace auralis::compose

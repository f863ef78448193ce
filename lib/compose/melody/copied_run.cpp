// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/copied_run.h"

#include <algorithm>

namespace auralis::compose {

namespace {

int longest_run_moved(std::span<const MelodyTone> tones, int steps, const markov::Model& copies) {
  int longest = 0;
  markov::ContextId context = markov::Model::kRoot;
  for (const MelodyTone& tone : tones) {
    const auto symbol = symbol_of({tone.step + steps, tone.units});
    if (!symbol) {
      context = markov::Model::kRoot;
      continue;
    }
    const auto run = static_cast<int>(copies.symbols_of(context).size());
    if (copies.find(context, *symbol) != nullptr) longest = std::max(longest, run + 1);
    context = copies.after(context, *symbol);
  }
  return longest;
}

}  // namespace

int longest_copied_run(std::span<const MelodyTone> tones, const markov::Model& copies) {
  if (tones.empty()) return 0;
  const auto [low, high] = std::ranges::minmax(tones, {}, &MelodyTone::step);
  int longest = 0;
  for (int steps = kLowestStep - high.step; steps <= kHighestStep - low.step; ++steps)
    longest = std::max(longest, longest_run_moved(tones, steps, copies));
  return longest;
}

}  // namespace auralis::compose

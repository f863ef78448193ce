// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/motif.h"

#include <algorithm>

namespace auralis::compose {

namespace {

constexpr double kInverts = 0.6, kReverses = 0.4, kAugments = 0.3;  // chances at full depth

void move(Motif& motif, int steps) {
  for (MelodyTone& tone : motif) tone.step += steps;
}

void invert(Motif& motif) {
  const int axis = 2 * motif.front().step;
  for (MelodyTone& tone : motif) tone.step = axis - tone.step;
}

void augment(Motif& motif) {
  for (MelodyTone& tone : motif) tone.units = std::min(2 * tone.units, kToneUnits.back());
}

}  // namespace

Motif transformed(const Motif& motif, double depth, base::Random& random) {
  Motif result = motif;
  if (result.empty()) return result;
  if (random.chance(depth)) {
    constexpr std::array kSteps{-3, -2, -1, 1, 2, 4};
    move(result, kSteps[random.index(kSteps.size())]);
  }
  if (random.chance(kInverts * depth)) invert(result);
  if (random.chance(kReverses * depth)) std::ranges::reverse(result);
  if (random.chance(kAugments * depth)) augment(result);
  return result;
}

}  // namespace auralis::compose

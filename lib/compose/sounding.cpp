// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/sounding.h"

#include <algorithm>
#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

namespace {

bool crowds(Part part) noexcept { return part != Part::kDrone && part != Part::kTexture; }
/// Noise has a pitch in the event but none to the ear.
bool pitched(Part part) noexcept { return part != Part::kTexture; }

}  // namespace

void Sounding::advance(Seconds t) {
  std::erase_if(held_, [t](const Held& note) { return note.until <= t; });
}

bool Sounding::admits(Part part, double pitch) const noexcept {
  if (crowds(part) && crowd() >= kMostNotes) return false;
  if (!pitched(part)) return true;
  int low = 0;
  for (const Held& note : held_) {
    const double lower = std::min(note.pitch, pitch);
    if (lower >= theory::kC3 || !pitched(note.part)) continue;
    if (std::abs(note.pitch - pitch) < kLowInterval) return false;
    if (note.pitch < theory::kC3) ++low;
  }
  return pitch >= theory::kC3 || low < kMostLowNotes;
}

int Sounding::crowd() const noexcept {
  return static_cast<int>(
      std::ranges::count_if(held_, [](const Held& note) { return crowds(note.part); }));
}

void Sounding::add(Part part, double pitch, Seconds until) {
  held_.push_back({part, pitch, until});
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/sounding.h"

#include <algorithm>
#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

namespace {

/// Noise has a pitch in the event but none to the ear.
bool pitched(Part part) noexcept { return part != Part::kTexture; }

}  // namespace

void Sounding::advance(Seconds t) {
  std::erase_if(held_, [t](const HeldNote& note) { return note.until <= t; });
}

bool Sounding::admits(Part part, double pitch) const noexcept {
  if (room(part) < 1) return false;
  if (!pitched(part)) return true;
  int low = 0;
  for (const HeldNote& note : held_) {
    const double lower = std::min(note.pitch, pitch);
    if (lower >= theory::kC3 || !pitched(note.part)) continue;
    if (std::abs(note.pitch - pitch) < kLowInterval) return false;
    if (note.pitch < theory::kC3) ++low;
  }
  return pitch >= theory::kC3 || low < kMostLowNotes;
}

Seconds Sounding::longest(Part part, double pitch, Seconds t, Seconds wanted) const noexcept {
  if (!pitched(part)) return wanted;
  const bool rubs = std::ranges::any_of(held_, [&](const HeldNote& note) {
    const double apart = std::abs(note.pitch - pitch);
    return pitched(note.part) && apart > 0 && apart <= kRub && note.until - t > kLongestRub;
  });
  return rubs ? std::min(wanted, kLongestRub) : wanted;
}

template <typename Counts>
void Sounding::thin_out(Part part, int most, const Counts& counts, std::vector<std::int64_t>& ids) {
  while (std::ranges::count_if(held_, counts) > most) {
    auto first = held_.end();
    for (auto note = held_.begin(); note != held_.end(); ++note)
      if (note->part != part && counts(*note) &&
          (first == held_.end() || note->until < first->until))
        first = note;
    if (first == held_.end()) return;
    ids.push_back(first->id);
    held_.erase(first);
  }
}

std::vector<std::int64_t> Sounding::make_way(const HeldNote& given, Seconds t) {
  auto ids = release([&](const HeldNote& note) {
    if (note.part == given.part || !pitched(note.part)) return false;
    const double apart = std::abs(note.pitch - given.pitch);
    const bool muddy = std::min(note.pitch, given.pitch) < theory::kC3 && apart < kLowInterval;
    const bool rubs =
        apart > 0 && apart <= kRub && std::min(note.until, given.until) - t > kLongestRub;
    return muddy || rubs;
  });
  const auto low = [](const HeldNote& note) {
    return pitched(note.part) && note.pitch < theory::kC3;
  };
  if (low(given)) thin_out(given.part, kMostLowNotes - 1, low, ids);
  thin_out(
      given.part, kMostNotes - 1, [](const HeldNote&) { return true; }, ids);
  return ids;
}

int Sounding::count(Part part) const noexcept {
  return static_cast<int>(std::ranges::count(held_, part, &HeldNote::part));
}

int Sounding::room(Part part) const noexcept {
  const auto kept_for = [this](Part other) { return count(other) > 0 ? 0 : 1; };
  int left = kMostNotes - static_cast<int>(held_.size());
  const bool first = count(part) == 0;
  const bool kept = part == Part::kMelody || part == Part::kBass || part == Part::kDrone;
  if (part != Part::kPad && !(first && kept)) left -= expected_;
  if (part == Part::kMelody || (part == Part::kDrone && first)) return left;
  left -= kept_for(Part::kMelody);
  if (part != Part::kBass) left -= kept_for(Part::kBass);
  if (part == Part::kPad) left -= kept_for(Part::kDrone);
  return left;
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/sounding.h"

#include <algorithm>
#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

namespace {

bool pitched(LayerId layer) noexcept { return info_of(layer).pitched; }

}  // namespace

void Sounding::advance(Seconds t) {
  std::erase_if(held_, [t](const HeldNote& note) { return note.until <= t; });
}

bool Sounding::admits(LayerId layer, double pitch) const noexcept {
  if (notes_left(layer) < 1) return false;
  if (!pitched(layer)) return true;
  int low = 0;
  for (const HeldNote& note : held_) {
    const double lower = std::min(note.pitch, pitch);
    if (lower >= theory::kC3 || !pitched(note.layer)) continue;
    if (std::abs(note.pitch - pitch) < kLowInterval) return false;
    if (note.pitch < theory::kC3) ++low;
  }
  return pitch >= theory::kC3 || low < kMostLowNotes;
}

Seconds Sounding::longest(LayerId layer, double pitch, Seconds t, Seconds wanted) const noexcept {
  if (!pitched(layer)) return wanted;
  const bool rubs = std::ranges::any_of(held_, [&](const HeldNote& note) {
    const double apart = std::abs(note.pitch - pitch);
    return pitched(note.layer) && apart > 0 && apart <= kRub && note.until - t > kLongestRub;
  });
  return rubs ? std::min(wanted, kLongestRub) : wanted;
}

template <typename Counts>
void Sounding::thin_out(LayerId layer, int most, const Counts& counts,
                        std::vector<std::int64_t>& ids) {
  while (std::ranges::count_if(held_, counts) > most) {
    auto first = held_.end();
    for (auto note = held_.begin(); note != held_.end(); ++note)
      if (note->layer != layer && counts(*note) &&
          (first == held_.end() || note->until < first->until))
        first = note;
    if (first == held_.end()) return;
    ids.push_back(first->id);
    held_.erase(first);
  }
}

std::vector<std::int64_t> Sounding::make_way(const HeldNote& given, Seconds t) {
  auto ids = release([&](const HeldNote& note) {
    if (note.layer == given.layer || !pitched(note.layer)) return false;
    const double apart = std::abs(note.pitch - given.pitch);
    const bool muddy = std::min(note.pitch, given.pitch) < theory::kC3 && apart < kLowInterval;
    const bool rubs =
        apart > 0 && apart <= kRub && std::min(note.until, given.until) - t > kLongestRub;
    return muddy || rubs;
  });
  const auto low = [](const HeldNote& note) {
    return pitched(note.layer) && note.pitch < theory::kC3;
  };
  if (low(given)) thin_out(given.layer, kMostLowNotes - 1, low, ids);
  thin_out(
      given.layer, kMostNotes - 1, [](const HeldNote&) { return true; }, ids);
  return ids;
}

int Sounding::count(LayerId layer) const noexcept {
  return static_cast<int>(std::ranges::count(held_, layer, &HeldNote::layer));
}

int Sounding::notes_left(LayerId layer) const noexcept {
  const auto kept_for = [this](LayerId other) { return count(other) > 0 ? 0 : 1; };
  int left = kMostNotes - static_cast<int>(held_.size());
  const bool first = count(layer) == 0;
  const bool kept =
      layer == LayerId::kMelody || layer == LayerId::kBass || layer == LayerId::kDrone;
  if (layer != LayerId::kPad && !(first && kept)) left -= expected_;
  if (layer == LayerId::kMelody || (layer == LayerId::kDrone && first)) return left;
  left -= kept_for(LayerId::kMelody);
  if (layer != LayerId::kBass) left -= kept_for(LayerId::kBass);
  if (layer == LayerId::kPad) left -= kept_for(LayerId::kDrone);
  if (bells_expected_ && layer != LayerId::kBass && layer != LayerId::kBells)
    left -= kept_for(LayerId::kBells);
  return left;
}

}  // namespace auralis::compose

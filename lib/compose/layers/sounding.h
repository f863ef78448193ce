// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The notes whose gates are open, and what may join them.
#pragma once

#include <cstdint>
#include <vector>

#include "base/units.h"
#include "compose/time/layer_table.h"

namespace auralis::compose {

using base::Seconds;

/// Notes of all layers that may sound together.
inline constexpr int kMostNotes = 8;
/// Notes below C3 that may sound together.
inline constexpr int kMostLowNotes = 2;
/// The smallest interval whose lower note lies below C3: a fifth.
inline constexpr double kLowInterval = 7;
/// Notes that lie closer than a minor third, but not in unison, rub: so long at the most.
inline constexpr double kRub = 2;
inline constexpr Seconds kLongestRub{4};

/// A note whose gate is open.
struct HeldNote {
  LayerId layer;
  double pitch;
  Seconds until;
  std::int64_t id;
};

class Sounding {
 public:
  /// Forgets notes whose gate has ended at t. Times must not decrease.
  void advance(Seconds t);

  /// May this pitch begin now without crowding the low register or the whole?
  [[nodiscard]] bool admits(LayerId layer, double pitch) const noexcept;
  /// How long it may sound from t on before it has rubbed against another for too long; `wanted`
  /// at the most.
  [[nodiscard]] Seconds longest(LayerId layer, double pitch, Seconds t,
                                Seconds wanted) const noexcept;
  /// How many notes of a layer may begin now. Bells and noise leave room for a note of the bass and
  /// one of the melody, the pad and the drone's second note for these and for the drone's first;
  /// beyond that all leave it for the voices of the pad that are about to enter.
  [[nodiscard]] int room(LayerId layer) const noexcept;

  /// Forgets, for a note that begins at t whatever sounds, those of other layers that it would crowd
  /// or rub against for too long, and returns their ids. What its own layer does to it stays.
  [[nodiscard]] std::vector<std::int64_t> make_way(const HeldNote& given, Seconds t);

  [[nodiscard]] const std::vector<HeldNote>& held() const noexcept { return held_; }
  /// So many voices of the pad are about to enter.
  void expect(int voices) noexcept { expected_ = voices; }
  void add(const HeldNote& note) { held_.push_back(note); }
  /// Forgets every note of which `gone` is true, and returns their ids.
  template <typename Gone>
  std::vector<std::int64_t> release(const Gone& gone) {
    std::vector<std::int64_t> ids;
    for (const HeldNote& note : held_)
      if (gone(note)) ids.push_back(note.id);
    std::erase_if(held_, gone);
    return ids;
  }

 private:
  [[nodiscard]] int count(LayerId layer) const noexcept;
  /// Of the notes of other layers of which `counts` is true, forgets those that end first until no
  /// more than `most` notes are left of which it is.
  template <typename Counts>
  void thin_out(LayerId layer, int most, const Counts& counts, std::vector<std::int64_t>& ids);

  std::vector<HeldNote> held_;
  int expected_ = 0;
};

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The notes that sound, and which others may begin beside them.
#pragma once

#include <cstdint>
#include <vector>

#include "base/units.h"
#include "compose/time/layer_table.h"

namespace auralis::compose {

using base::Seconds;

/// At most so many notes sound together, of all layers.
inline constexpr int kMostNotes = 8;
/// At most so many of them lie below C3.
inline constexpr int kMostLowNotes = 2;
/// A note below C3 lies at least a fifth from every other note.
inline constexpr double kLowInterval = 7;
/// Two notes clash that lie this many semitones apart or fewer, except in unison. They may do so
/// for kLongestRub at most.
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
  /// Removes the notes whose gates have ended at t. Times must not decrease.
  void advance(Seconds t);

  /// Whether a note of this pitch may begin now: there are not too many notes, and below C3 it is
  /// neither the third nor closer than a fifth to another.
  [[nodiscard]] bool admits(LayerId layer, double pitch) const noexcept;
  /// How long such a note may sound from t on: `wanted`, or kLongestRub where it clashes with a
  /// note that sounds for longer than that.
  [[nodiscard]] Seconds longest(LayerId layer, double pitch, Seconds t,
                                Seconds wanted) const noexcept;
  /// How many notes of a layer may begin now. Some places are reserved while they are not taken:
  /// - one for the bass and one for the melody: bells, texture, pad and the drone's second note
  ///   leave them free, and the bass leaves the melody's;
  /// - one for the drone's first note: the pad leaves it free;
  /// - one for the bells where they are about to enter (`expect_bells`): texture, pad and the
  ///   drone's second note leave it free;
  /// - those of the pad's voices that are about to enter (`expect`): all other notes leave them
  ///   free, except the first ones of drone, bass and melody.
  [[nodiscard]] int notes_left(LayerId layer) const noexcept;

  /// Makes room for a note that begins at t in any case. Removes the notes of other layers that it
  /// would crowd, or clash with for too long, and returns their ids. Notes of its own layer stay.
  [[nodiscard]] std::vector<std::int64_t> make_way(const HeldNote& given, Seconds t);

  [[nodiscard]] const std::vector<HeldNote>& held() const noexcept { return held_; }
  /// Says how many voices of the pad are about to enter.
  void expect(int voices) noexcept { expected_ = voices; }
  /// Says whether the bells are about to enter.
  void expect_bells(bool enter) noexcept { bells_expected_ = enter; }
  void add(const HeldNote& note) { held_.push_back(note); }
  /// Removes every note for which `gone` is true, and returns their ids.
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
  /// Removes notes of other layers for which `counts` is true, those that end first, until at most
  /// `most` such notes are left. Appends their ids.
  template <typename Counts>
  void thin_out(LayerId layer, int most, const Counts& counts, std::vector<std::int64_t>& ids);

  std::vector<HeldNote> held_;
  int expected_ = 0;
  bool bells_expected_ = false;
};

}  // namespace auralis::compose

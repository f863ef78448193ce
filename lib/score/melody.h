// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Tune -> melody: its top line on a grid of sixteenths, in steps of its scale.
#pragma once

#include <vector>

#include "score/tune.h"

namespace auralis::score {

/// Steps of the grid in a beat.
inline constexpr int kGrid = 4;
/// Beats that an onset may lie off the grid before it counts as off it.
inline constexpr double kGridTolerance = 1.0 / 16;

/// What a longer note or rest is counted as.
inline constexpr int kMostSixteenths = 1'000'000;

struct MelodyNote {
  bool rest = false;
  int step = 0;        ///< scale notes above the melody's tonic, 0 for a rest
  int sixteenths = 1;  ///< to the next note or rest, 1 or more
  friend bool operator==(const MelodyNote&, const MelodyNote&) = default;
};

struct Melody {
  Key key;  ///< that it begins in
  std::vector<MelodyNote> notes;
  int outside = 0;   ///< notes that were not in the scale, and took the step below
  int off_grid = 0;  ///< notes that began farther from the grid than kGridTolerance
};

/// What becomes of silence between notes.
enum class Rests {
  kFolded,  ///< the note before lasts until the next
  kKept,    ///< a rest, where it lasts half a beat or more; less is articulation
};

/// The highest notes of a tune: where several begin at once the highest, and none that begins under
/// a higher one that sounds. A note ends where the next begins.
[[nodiscard]] std::vector<TuneNote> top_line(std::vector<TuneNote> notes);

/// The melody of a tune. Onsets and ends are moved to the nearest sixteenth. Steps count from the
/// highest tonic that is not above the melody's mean pitch. Where the tune names no key it is the
/// one that fits its notes best, C ionian where none does.
[[nodiscard]] Melody melody_of(const Tune& tune, Rests rests = Rests::kFolded);

}  // namespace auralis::score

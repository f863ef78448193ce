// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Borrowed chords (modal interchange): triads that a scale lacks and a parallel mode has.
// Stefan Kostka and Dorothy Payne, "Tonal Harmony", McGraw-Hill, 8th edition 2018, chapter 21.
#pragma once

#include <vector>

#include "theory/chord.h"
#include "theory/scale.h"

namespace auralis::theory {

/// The root of a chord that may be borrowed.
struct BorrowedRoot {
  int degree = 0;              ///< of the scale and of the parallel mode
  const Mode* from = nullptr;  ///< the church mode on the same tonic that has the chord
  int distance = 0;            ///< notes of that mode that the scale lacks, 1 .. 3
  bool harsh = false;          ///< a note that the scale lacks rubs against tonic or fifth

  friend bool operator==(const BorrowedRoot&, const BorrowedRoot&) = default;
};

/// Every major and minor triad but the tonic's that a parallel church mode has and the scale has
/// not, each from the nearest mode that has it and by the fewest notes. A scale of other than seven
/// notes borrows nothing.
[[nodiscard]] std::vector<BorrowedRoot> borrowed_roots(const Scale& scale);

/// The chord of a kind on a borrowed root. Its `inflections` say what becomes of the scale.
[[nodiscard]] Chord borrow_chord(const Scale& scale, const BorrowedRoot& root, ChordKind kind);

}  // namespace auralis::theory

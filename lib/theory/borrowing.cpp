// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/borrowing.h"

#include <algorithm>

#include "theory/pitch.h"

namespace auralis::theory {

namespace {

constexpr int kSeven = 7;
constexpr int kChurchModes = 7;
constexpr int kFarthest = 3;
constexpr int kFifth = 7;

int notes_lacking(const Scale& scale, const Mode& other) {
  return static_cast<int>(std::ranges::count_if(
      other.semitones, [&](int above) { return !scale.contains(scale.tonic() + above); }));
}

bool lacks(const Scale& scale, const Chord& chord) {
  return !std::ranges::all_of(chord.classes, [&](int pc) { return scale.contains(pc); });
}

bool is_harsh(const Scale& scale, const Chord& triad) {
  return std::ranges::any_of(triad.classes, [&](int pc) {
    const int above = wrap(pc - scale.tonic(), 12);
    const bool rubs = above == 1 || above == 11 || above == kFifth - 1 || above == kFifth + 1;
    return rubs && !scale.contains(pc);
  });
}

bool has_triad(const std::vector<BorrowedRoot>& roots, const Scale& scale, const Chord& triad) {
  return std::ranges::any_of(roots, [&](const BorrowedRoot& root) {
    return borrow_chord(scale, root, ChordKind::kTriad).classes == triad.classes;
  });
}

}  // namespace

std::vector<BorrowedRoot> borrowed_roots(const Scale& scale) {
  std::vector<BorrowedRoot> roots;
  if (scale.size() != kSeven) return roots;
  for (int distance = 1; distance <= kFarthest; ++distance)
    for (int i = 0; i < kChurchModes; ++i) {
      const Mode& mode = modes()[static_cast<std::size_t>(i)];
      if (notes_lacking(scale, mode) != distance) continue;
      const Scale parallel = scale.parallel(mode);
      for (int degree = 1; degree < kSeven; ++degree) {
        const Chord triad = build_chord(parallel, degree, ChordKind::kTriad);
        if (stability(parallel, degree) < 1 || !lacks(scale, triad)) continue;
        if (has_triad(roots, scale, triad)) continue;
        roots.push_back({degree, &mode, distance, is_harsh(scale, triad)});
      }
    }
  return roots;
}

Chord borrow_chord(const Scale& scale, const BorrowedRoot& root, ChordKind kind) {
  const Scale parallel = scale.parallel(*root.from);
  Chord chord = build_chord(parallel, root.degree, kind);
  for (int degree = 0; degree < kSeven; ++degree) {
    const int moved = parallel.pitch(degree) - scale.pitch(degree);
    chord.inflections.push_back(chord.contains(parallel.pitch(degree)) ? moved : 0);
  }
  return chord;
}

}  // namespace auralis::theory

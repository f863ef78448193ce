// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/chord_alphabet.h"

#include <algorithm>

namespace auralis::compose {

theory::Chord build_chord(const theory::Scale& scale, const ChordRoot& root,
                          theory::ChordKind kind) {
  if (root.borrowed) return theory::borrow_chord(scale, *root.borrowed, kind);
  return theory::build_chord(scale, root.degree, kind);
}

ChordAlphabet::ChordAlphabet(const theory::Scale& scale, bool borrows) : scale_(scale) {
  for (int degree = 0; degree < scale.size(); ++degree) roots_.push_back({degree});
  if (!borrows) return;
  for (const theory::BorrowedRoot& root : theory::borrowed_roots(scale))
    roots_.push_back({root.degree, root});
}

markov::Symbol ChordAlphabet::symbol_of(const ChordRoot& root) const noexcept {
  const auto found = std::ranges::find(roots_, root);
  if (found != roots_.end()) return static_cast<markov::Symbol>(found - roots_.begin());
  return static_cast<markov::Symbol>(scale_.degree(root.degree));
}

}  // namespace auralis::compose

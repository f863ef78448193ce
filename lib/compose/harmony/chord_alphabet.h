// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a symbol of the harmony's Markov chain means: the degrees of the scale, then borrowed roots.
#pragma once

#include <optional>
#include <ranges>
#include <vector>

#include "markov/symbol.h"
#include "theory/borrowing.h"
#include "theory/chord.h"
#include "theory/scale.h"

namespace auralis::compose {

/// The root of a chord: a degree of the scale, or a borrowed one.
struct ChordRoot {
  int degree = 0;
  std::optional<theory::BorrowedRoot> borrowed = std::nullopt;

  [[nodiscard]] bool is_tonic() const noexcept { return degree == 0 && !borrowed; }
  friend bool operator==(const ChordRoot&, const ChordRoot&) = default;
};

[[nodiscard]] theory::Chord build_chord(const theory::Scale& scale, const ChordRoot& root,
                                        theory::ChordKind kind);

/// The symbols 0 .. size() - 1; symbol 0 is the tonic. The scale outlives the alphabet.
class ChordAlphabet {
 public:
  static constexpr markov::Symbol kTonic = 0;

  ChordAlphabet(const theory::Scale& scale, bool borrows);

  [[nodiscard]] const theory::Scale& scale() const noexcept { return scale_; }
  [[nodiscard]] int size() const noexcept { return static_cast<int>(roots_.size()); }
  /// All of them, ascending.
  [[nodiscard]] auto symbols() const noexcept {
    return std::views::iota(markov::Symbol{0}, static_cast<markov::Symbol>(size()));
  }
  [[nodiscard]] const ChordRoot& root(markov::Symbol symbol) const noexcept {
    return roots_[symbol];
  }
  /// The symbol of a root; of one that cannot be borrowed here, its degree's.
  [[nodiscard]] markov::Symbol symbol_of(const ChordRoot& root) const noexcept;

 private:
  const theory::Scale& scale_;
  std::vector<ChordRoot> roots_;
};

}  // namespace auralis::compose

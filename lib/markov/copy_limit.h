// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// No run of more than L symbols is copied from the corpus.
// A. Papadopoulos, P. Roy and F. Pachet, "Avoiding plagiarism in Markov sequence generation",
// AAAI 2014.
#pragma once

#include <string>

#include "markov/constraint.h"
#include "markov/model.h"

namespace auralis::markov {

/// The automaton of Aho and Corasick over the corpus' runs of L + 1 symbols, which the contexts of
/// a model of order L are: goto = a continuation, failure = the suffix, and a continuation of a
/// context of L symbols completes a forbidden run. A state is the longest suffix of the sequence in
/// the corpus, L symbols at the most. Corpus and sequence are compared symbol by symbol.
class CopyLimit final : public Constraint {
 public:
  /// L is the order of `corpus`, which must outlive the constraint.
  CopyLimit(std::string name, const Model& corpus);
  [[nodiscard]] State start(std::span<const Symbol> history) const override;
  [[nodiscard]] Move move(State state, const Place& place, Symbol symbol) const override;

 private:
  const Model& corpus_;
  std::size_t longest_;
};

}  // namespace auralis::markov

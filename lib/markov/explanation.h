// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Why each symbol of a drawn sequence stands where it stands.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "markov/lattice.h"

namespace auralis::markov {

struct Reason {
  int position = 0;
  int tick = 0;  ///< 0 where symbols have no durations
  Symbol symbol = 0;
  std::size_t context_length = 0;  ///< how many symbols before it the chain went by
  double unconstrained = 0;        ///< P(symbol | context) by the chain alone
  double probability = 0;          ///< the same among the sequences that obey
  /// Constraints (by their index in the query) that refused a symbol the chain allows there.
  std::vector<std::size_t> refused_by;
  /// Whether a symbol that none of them refused there was left out: no end lies behind it.
  bool dead_end = false;
};

/// One reason a symbol. The lattice must have been built last for the query that drew the sequence;
/// the sequence must obey it.
[[nodiscard]] std::vector<Reason> explain(const Lattice& lattice, std::span<const Symbol> sequence);

}  // namespace auralis::markov

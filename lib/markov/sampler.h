// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Draws from a lattice, and how likely each is.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/random.h"
#include "markov/lattice.h"

namespace auralis::markov {

/// A sequence, drawn with its probability among those that obey. Must be satisfiable. The same on
/// every machine and compiler but for ChainSettings::temperature.
[[nodiscard]] std::vector<Symbol> sample(const Lattice& lattice, base::Random& random);

/// The probability with which `sample` draws this sequence; 0 of one that does not obey.
[[nodiscard]] double probability(const Lattice& lattice, std::span<const Symbol> sequence);

/// One step of a sequence: P(symbol | what came before, all obeyed), and where it leads.
struct Drawn {
  double probability;
  Lattice::NodeId next;
};
/// Nothing where the symbol cannot stand there.
[[nodiscard]] std::optional<Drawn> step(const Lattice& lattice, Lattice::NodeId from,
                                        Symbol symbol);

}  // namespace auralis::markov

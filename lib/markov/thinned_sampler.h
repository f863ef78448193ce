// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Draws from a lattice that obey one more automaton, where its product with the lattice would be
// too large to build: draw -> refuse -> remember what was learnt -> draw again.
// M. Dymetman, G. Bouchard and S. Carter, "The OS* algorithm: a joint approach to exact
// optimization and sampling", arXiv 1207.0742, 2012.
#pragma once

#include <optional>
#include <vector>

#include "base/random.h"
#include "markov/lattice.h"

namespace auralis::markov {

/// A sequence with its probability among those that obey the lattice's query and `refusal`,
/// exactly: a draw is refused where it breaks off, and of each state of the product that was come
/// to it is remembered what share of the draws can get through at the most, so that none breaks off
/// where one did before. Nothing where none obeys, or where `most_draws` were refused. `refusal`
/// refuses symbols or leaves them as they are, accepts every end, and looks at no place. Must be
/// satisfiable.
[[nodiscard]] std::optional<std::vector<Symbol>> sample_thinned(const Lattice& lattice,
                                                                const Constraint& refusal,
                                                                base::Random& random,
                                                                int most_draws);

}  // namespace auralis::markov

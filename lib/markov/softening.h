// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where nothing obeys: which constraint is to blame, and how to go on with less.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "markov/lattice.h"

namespace auralis::markov {

struct Blame {
  /// The least important constraint of the shortest list, from the most important on, that nothing
  /// obeys: without it, something obeys all that matter more. Nothing where the chain alone has no
  /// sequence of that extent.
  std::optional<std::size_t> constraint;
  std::string name;  ///< the constraint's, or "corpus"
  /// The position or tick (as the extent measures) that sequences come to under that list, and no
  /// further.
  int at = 0;
};

/// Must not be satisfiable.
[[nodiscard]] Blame find_blame(Chain& chain, const Query& query);

/// A constraint that may give way: first to its softer form, if it has one, then altogether.
struct SoftConstraint {
  const Constraint* constraint;
  const Constraint* softer = nullptr;
};

enum class Relaxation { kNone, kSofter, kDropped };

/// Builds the lattice with as many soft constraints as can be had. The query's own constraints are
/// never left out; `soft` follow in the order of their importance, so that none gives way for the
/// sake of a less important one: from the most important on, each is kept, softened or dropped as
/// soon as it cannot be had together with what was kept before it. Returns what became of each; the
/// lattice is not satisfiable only where the query alone is not.
[[nodiscard]] std::vector<Relaxation> soften(Lattice& lattice, Chain& chain, const Query& query,
                                             std::span<const SoftConstraint> soft);

}  // namespace auralis::markov

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/softening.h"

namespace auralis::markov {

namespace {

Query with_first(const Query& query, std::size_t constraints) {
  Query fewer = query;
  fewer.constraints.resize(constraints);
  return fewer;
}

/// How many constraints, from the most important on, something obeys. A longer list is never
/// easier, so that halving finds it; the whole list is known to be too long.
std::optional<std::size_t> most_obeyed(Lattice& lattice, Chain& chain, const Query& query,
                                       std::size_t fewest) {
  if (!lattice.build(chain, with_first(query, fewest))) return std::nullopt;
  std::size_t most = query.constraints.size();  // not obeyed
  while (most - fewest > 1) {
    const std::size_t middle = fewest + (most - fewest) / 2;
    (lattice.build(chain, with_first(query, middle)) ? fewest : most) = middle;
  }
  return fewest;
}

}  // namespace

Blame find_blame(Chain& chain, const Query& query) {
  Lattice lattice;
  Blame blame{std::nullopt, "corpus", 0};
  blame.constraint = most_obeyed(lattice, chain, query, 0);
  if (blame.constraint) blame.name = query.constraints[*blame.constraint]->name();
  lattice.build(chain, with_first(query, blame.constraint ? *blame.constraint + 1 : 0),
                Lattice::LookAhead::kNone);
  const Extent& extent = query.extent;
  blame.at =
      lattice.farthest_layer() +
      (extent.measure == Extent::Measure::kTicks ? extent.first_tick : extent.first_position);
  return blame;
}

std::vector<Granted> soften(Lattice& lattice, Chain& chain, const Query& query,
                            std::span<const Wish> wishes) {
  std::vector<Granted> granted(wishes.size(), Granted::kWhole);
  std::size_t hard = query.constraints.size();
  for (;;) {
    Query asked = query;
    std::vector<std::size_t> wish_of;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      if (granted[i] == Granted::kNot) continue;
      asked.constraints.push_back(granted[i] == Granted::kSofter ? wishes[i].softer
                                                                 : wishes[i].constraint);
      wish_of.push_back(i);
    }
    if (lattice.build(chain, asked) || wish_of.empty()) return granted;
    const auto obeyed = most_obeyed(lattice, chain, asked, hard);
    if (!obeyed) {  // the query alone cannot be obeyed
      granted.assign(wishes.size(), Granted::kNot);
      return granted;
    }
    const std::size_t wish = wish_of[*obeyed - query.constraints.size()];
    const bool can_soften = granted[wish] == Granted::kWhole && wishes[wish].softer != nullptr;
    granted[wish] = can_soften ? Granted::kSofter : Granted::kNot;
    hard = *obeyed;
  }
}

}  // namespace auralis::markov

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

/// Builds for one list of constraints after another.
class Trials {
 public:
  Trials(Lattice& lattice, Chain& chain) : lattice_(lattice), chain_(chain) {}

  /// Leaves the lattice built for the query; spares that where it is already.
  bool obeyed(const Query& query) {
    if (!built_ || lattice_.query().constraints != query.constraints) lattice_.build(chain_, query);
    built_ = true;
    return lattice_.satisfiable();
  }

  /// How many constraints, from the most important on, something obeys. A longer list is never
  /// easier, so that halving finds it; the whole list is known to be too long. Nothing where even
  /// the `fewest` are too many.
  std::optional<std::size_t> most_obeyed(const Query& query, std::size_t fewest) {
    std::size_t few = fewest;
    std::size_t most = query.constraints.size();  // not obeyed
    while (most - few > 1) {
      const std::size_t middle = few + (most - few) / 2;
      (obeyed(with_first(query, middle)) ? few : most) = middle;
    }
    if (few == fewest && !obeyed(with_first(query, fewest))) return std::nullopt;
    return few;
  }

 private:
  Lattice& lattice_;
  Chain& chain_;
  bool built_ = false;
};

}  // namespace

Blame find_blame(Chain& chain, const Query& query) {
  Lattice lattice;
  Blame blame{std::nullopt, "corpus", 0};
  blame.constraint = Trials(lattice, chain).most_obeyed(query, 0);
  if (blame.constraint) blame.name = query.constraints[*blame.constraint]->name();
  lattice.build(chain, with_first(query, blame.constraint ? *blame.constraint + 1 : 0),
                Lattice::LookAhead::kNone);
  const Extent& extent = query.extent;
  blame.at =
      lattice.farthest_layer() +
      (extent.measure == Extent::Measure::kTicks ? extent.first_tick : extent.first_position);
  return blame;
}

std::vector<Relaxation> soften(Lattice& lattice, Chain& chain, const Query& query,
                               std::span<const SoftConstraint> soft) {
  std::vector<Relaxation> relaxed(soft.size(), Relaxation::kNone);
  std::size_t hard = query.constraints.size();
  Trials trials(lattice, chain);
  for (;;) {
    Query asked = query;
    std::vector<std::size_t> soft_of;
    for (std::size_t i = 0; i < soft.size(); ++i) {
      if (relaxed[i] == Relaxation::kDropped) continue;
      asked.constraints.push_back(relaxed[i] == Relaxation::kSofter ? soft[i].softer
                                                                    : soft[i].constraint);
      soft_of.push_back(i);
    }
    if (trials.obeyed(asked) || soft_of.empty()) return relaxed;
    const auto obeyed = trials.most_obeyed(asked, hard);
    if (!obeyed) {  // the query alone cannot be obeyed
      relaxed.assign(soft.size(), Relaxation::kDropped);
      return relaxed;
    }
    const std::size_t one = soft_of[*obeyed - query.constraints.size()];
    const bool can_soften = relaxed[one] == Relaxation::kNone && soft[one].softer != nullptr;
    relaxed[one] = can_soften ? Relaxation::kSofter : Relaxation::kDropped;
    hard = *obeyed;
  }
}

}  // namespace auralis::markov

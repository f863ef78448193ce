// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/thinned_sampler.h"

#include <cassert>
#include <cstdint>
#include <limits>

#include "markov/node_table.h"

namespace auralis::markov {

namespace {

/// The states of the product that draws came to. `passes` is a bound from above: of the draws that
/// come there, the share that gets to the end.
class Thinning {
 public:
  Thinning(const Lattice& lattice, const Constraint& refusal)
      : lattice_(lattice), refusal_(refusal) {
    table_.clear(2);
    (void)stand_at(Lattice::kStart, refusal.start(lattice.query().history));
  }

  /// One draw; false where it was refused.
  bool draw(std::vector<Symbol>& sequence, base::Random& random) {
    sequence.clear();
    path_.clear();
    for (std::uint32_t at = 0;;) {
      path_.push_back(at);
      if (stands_[at].first == kUnknown) expand(at);
      // What was believed of this state when it was chosen, against what is known now.
      const double believed = stands_[at].passes;
      const double known = learn(at);
      const bool less = known < believed * (1 - kRounding);
      if (known == 0 || (less && random.uniform() * believed >= known)) return false;
      const Way& way = ways_[stands_[at].first + random.weighted(shares_)];
      sequence.push_back(way.symbol);
      if (way.to == kEnd) return true;
      at = way.to;
    }
  }

  /// Tells those that the last draw came by what has become of it.
  void remember() {
    while (!path_.empty()) {
      (void)learn(path_.back());
      path_.pop_back();
    }
  }

  [[nodiscard]] bool passable() const noexcept { return stands_.front().passes > 0; }

 private:
  static constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t kEnd = kUnknown;
  static constexpr double kRounding = 1e-12;

  struct Stand {
    Lattice::NodeId node;
    double passes = 1;
    std::uint32_t first = kUnknown;  // of its ways
    std::uint32_t ways = 0;
  };
  struct Way {
    double share;  // of the draws that the lattice alone sends there
    std::uint32_t to;
    Symbol symbol;
  };

  std::uint32_t stand_at(Lattice::NodeId node, State state) {
    const NodeTable::Word key[] = {node, state};
    const std::uint32_t number = table_.number_of(key);
    if (number == stands_.size()) stands_.push_back({node});
    return number;
  }

  void expand(std::uint32_t at) {
    const auto first = static_cast<std::uint32_t>(ways_.size());
    const State state = table_.key(at)[1];
    const auto edges = lattice_.edges(stands_[at].node);
    const int top = top_exponent(edges);
    double all = 0;
    for (const Lattice::Edge& edge : edges) all += edge.weight * edge.ahead.over(top);
    for (const Lattice::Edge& edge : edges) {
      const double weight = edge.weight * edge.ahead.over(top);
      const Move move = refusal_.move(state, {}, edge.symbol);
      assert(move.weight == 0 || move.weight == 1);
      if (weight == 0 || move.weight == 0) continue;
      const std::uint32_t to =
          edge.target == Lattice::kTerminal ? kEnd : stand_at(edge.target, move.next);
      ways_.push_back({weight / all, to, edge.symbol});
    }
    stands_[at].first = first;
    stands_[at].ways = static_cast<std::uint32_t>(ways_.size()) - first;
  }

  /// What passes by each way, into shares_, and in all.
  double learn(std::uint32_t at) {
    Stand& stand = stands_[at];
    shares_.clear();
    double sum = 0;
    for (std::uint32_t i = stand.first; i < stand.first + stand.ways; ++i) {
      const Way& way = ways_[i];
      shares_.push_back(way.to == kEnd ? way.share : way.share * stands_[way.to].passes);
      sum += shares_.back();
    }
    stand.passes = sum;
    return sum;
  }

  const Lattice& lattice_;
  const Constraint& refusal_;
  NodeTable table_;  // of a lattice's node and the automaton's state
  std::vector<Stand> stands_;
  std::vector<Way> ways_;
  std::vector<double> shares_;
  std::vector<std::uint32_t> path_;
};

}  // namespace

std::optional<std::vector<Symbol>> sample_thinned(const Lattice& lattice, const Constraint& refusal,
                                                  base::Random& random, int most_draws) {
  assert(lattice.satisfiable());
  Thinning thinning(lattice, refusal);
  std::vector<Symbol> sequence;
  for (int i = 0; i < most_draws && thinning.passable(); ++i) {
    if (thinning.draw(sequence, random)) return sequence;
    thinning.remember();
  }
  return std::nullopt;
}

}  // namespace auralis::markov

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Exact sampling, held against the enumeration of all sequences of small alphabets.
#include "markov/lattice.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "base/error.h"
#include "markov/reference.h"
#include "markov/sampler.h"

namespace auralis::markov {
namespace {

struct Case {
  Corpus corpus;
  ChainSettings settings;
  Query query;
  std::vector<Rule> rules;
};

Case random_case(const std::vector<Kind>& kinds, base::Random& random) {
  Case c;
  ModelShape shape{2 + static_cast<int>(random.index(4)), 1 + static_cast<int>(random.index(3)),
                   random.chance(0.4)};
  c.corpus = random_corpus(shape, random);
  if (random.chance(0.4)) c.settings.escape = random.chance(0.5) ? 1 : 0.3;
  if (random.chance(0.3)) c.settings.fewest = 2 + static_cast<int>(random.index(2));
  if (random.chance(0.3)) c.settings.temperature = random.chance(0.5) ? 0.5 : 1.7;
  Query& q = c.query;
  for (int x = 0; x < shape.symbols; ++x) q.ticks.push_back(1 + static_cast<int>(random.index(3)));
  const bool by_ticks = random.chance(0.5);
  if (by_ticks) q.extent.measure = Extent::Measure::kTicks;
  const int most = shape.symbols == 2 ? 8 : shape.symbols == 3 ? 6 : 5;
  q.extent.length = 2 + static_cast<int>(random.index(static_cast<std::size_t>(most) - 1));
  if (random.chance(0.5)) {
    q.opening = random.chance(0.5);
    q.history.resize(1 + random.index(4));
    for (Symbol& x : q.history)
      x = static_cast<Symbol>(random.index(static_cast<std::size_t>(shape.symbols)));
    q.extent.first_position = static_cast<int>(q.history.size());
    q.extent.first_tick = 2;
  }
  q.ends = shape.ends && random.chance(0.5);
  for (const Kind kind : kinds) {
    c.rules.push_back(random_rule(kind, c.corpus, q, random));
    q.constraints.push_back(c.rules.back().constraint.get());
  }
  return c;
}

/// Holds every sequence of a case against its lattice; true where one obeys.
bool check_all(const Case& c) {
  const Model model = c.corpus.model();
  Chain chain(model, c.settings);
  Lattice lattice;
  lattice.build(chain, c.query);
  const auto sequences = all_sequences(c.corpus.shape.symbols, c.query);
  std::vector<double> weights;
  double sum = 0;
  for (const Sequence& s : sequences) {
    weights.push_back(weight_of(s, c.corpus, c.settings, c.query, c.rules));
    sum += weights.back();
  }
  EXPECT_EQ(lattice.satisfiable(), sum > 0);
  if (lattice.satisfiable() != (sum > 0) || sum == 0) return false;
  EXPECT_NEAR(std::exp(lattice.log_partition()) / sum, 1, 1e-12);
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    const double p = weights[i] / sum;
    EXPECT_NEAR(probability(lattice, sequences[i]), p, 1e-12 * p);
  }
  // Looking ahead spares work and changes nothing.
  Lattice blind;
  EXPECT_TRUE(blind.build(chain, c.query, Lattice::LookAhead::kNone));
  EXPECT_NEAR(blind.log_partition(), lattice.log_partition(), 1e-12);
  EXPECT_LE(lattice.nodes(), blind.nodes());
  // Nor does it change anything whether states that nothing leads to are summed, too.
  Lattice all(Lattice::Summed::kAll);
  EXPECT_TRUE(all.build(chain, c.query));
  EXPECT_NEAR(all.log_partition(), lattice.log_partition(), 1e-12);
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    const double p = weights[i] / sum;
    EXPECT_NEAR(probability(all, sequences[i]), p, 1e-12 * p);
  }
  return true;
}

/// Cases with these kinds until `wanted` of them have a sequence that obeys.
void check_kinds(const std::vector<Kind>& kinds, int wanted, base::Random& random) {
  int obeyed = 0;
  for (int tries = 0; obeyed < wanted && tries < 60; ++tries) {
    if (check_all(random_case(kinds, random))) ++obeyed;
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_EQ(obeyed, wanted) << "too few cases can be obeyed";
}

TEST(Lattice, GivesEverySequenceOfTheChainItsProbability) {
  base::Random random(1);
  check_kinds({}, 40, random);
}

TEST(Lattice, GivesEverySequenceOfEachConstraintItsProbability) {
  base::Random random(2);
  for (int a = 0; a < kKinds; ++a) {
    SCOPED_TRACE(a);
    check_kinds({Kind(a)}, 10, random);
  }
}

TEST(Lattice, GivesEverySequenceOfEachPairItsProbability) {
  base::Random random(3);
  for (int a = 0; a < kKinds; ++a)
    for (int b = 0; b <= a; ++b) {
      SCOPED_TRACE(std::to_string(a) + " and " + std::to_string(b));
      check_kinds({Kind(a), Kind(b)}, 3, random);
    }
}

TEST(Lattice, GivesEverySequenceOfEachTripleItsProbability) {
  base::Random random(4);
  for (int a = 0; a < kKinds; ++a)
    for (int b = 0; b < a; ++b)
      for (int c = 0; c < b; ++c) {
        SCOPED_TRACE(std::to_string(a) + ", " + std::to_string(b) + " and " + std::to_string(c));
        check_kinds({Kind(a), Kind(b), Kind(c)}, 1, random);
      }
}

// A phrase is conditioned anew while it plays: what is left of it, from what was played, has the
// probability that the whole phrase gives it.
TEST(Lattice, GoesOnWithThePhraseThatItBegan) {
  base::Random random(5);
  int compared = 0;
  for (int round = 0; round < 400; ++round) {
    const Kind a = Kind(random.index(kKinds - 1));  // a table knows no history
    const Kind b = Kind(random.index(kKinds - 1));
    const Case c = random_case({a, b}, random);
    const Model model = c.corpus.model();
    Chain chain(model, c.settings);
    Lattice whole;
    if (!whole.build(chain, c.query)) continue;
    const Sequence drawn = sample(whole, random);
    if (drawn.size() < 2) continue;
    const std::size_t cut = 1 + random.index(drawn.size() - 1);
    Query rest = c.query;
    double before = 1;
    Lattice::NodeId node = Lattice::kStart;
    for (std::size_t i = 0; i < cut; ++i) {
      rest.history.push_back(drawn[i]);
      rest.extent.length -= length_of(rest, drawn[i]);
      rest.extent.first_position += 1;
      rest.extent.first_tick += rest.ticks[drawn[i]];
      const auto next = step(whole, node, drawn[i]);
      before *= next->probability;
      node = next->next;
    }
    Lattice left;
    ASSERT_TRUE(left.build(chain, rest));
    const double p = probability(whole, drawn);
    ASSERT_NEAR(before * probability(left, std::span(drawn).subspan(cut)), p, 1e-12 * p);
    ++compared;
  }
  EXPECT_GT(compared, 100);
}

class OneSymbolWeights final : public Constraint {
 public:
  OneSymbolWeights(double zero, double one) : Constraint("weights", {}), weights_{zero, one} {}
  [[nodiscard]] Move move(State, const Place&, Symbol symbol) const override {
    return {weights_[symbol]};
  }

 private:
  double weights_[2];
};

TEST(Lattice, KeepsItsScaleOverLongSequences) {
  const Corpus corpus{{2, 1, false}, {{0, 0, 0, 1, 1, 1, 0, 1, 0}}};
  const Model model = corpus.model();
  Chain chain(model);
  for (const double weight : {1e-200, 1e200}) {
    const OneSymbolWeights constraint(weight, weight);
    Query query;
    query.extent.length = 5000;
    query.opening = false;
    query.constraints = {&constraint};
    Lattice lattice;
    ASSERT_TRUE(lattice.build(chain, query));
    const double expected = 5000 * std::log(weight);
    EXPECT_NEAR(lattice.log_partition(), expected, 1e-9 * std::abs(expected));
  }
}

// States of one layer may differ in scale by more than a double holds: the sequence of zeros and
// that of ones weigh 1e-600 and 1 here, or 1 and 1e-600, each the only one that its beginning leads
// to.
TEST(Lattice, KeepsApartScalesOfOneLayer) {
  const Corpus corpus{{2, 1, false}, {{0, 0, 0, 0}, {1, 1, 1, 1}}};
  const Model model = corpus.model();
  Chain chain(model);
  const OneSymbolWeights constraint(1e-200, 1);
  const OneSymbolWeights other(1e200, 1);
  Query query;
  query.extent.length = 400;
  query.constraints = {&constraint};
  Lattice lattice;
  ASSERT_TRUE(lattice.build(chain, query));
  EXPECT_NEAR(lattice.log_partition(), std::log(0.5), 1e-12);
  query.constraints = {&constraint, &other};  // in balance again
  ASSERT_TRUE(lattice.build(chain, query));
  EXPECT_NEAR(lattice.log_partition(), 0, 1e-9);
  EXPECT_NEAR(probability(lattice, Sequence(400, 0)), 0.5, 1e-9);
}

TEST(Lattice, RefusesAQueryThatMakesNoSense) {
  const Corpus corpus{{2, 1, false}, {{0, 1, 0}}};
  const Model model = corpus.model();
  Chain chain(model);
  Lattice lattice;
  EXPECT_THROW(lattice.build(chain, {}), base::Error);
  EXPECT_THROW(lattice.build(chain, {.extent = {Extent::Measure::kTicks, 4}}), base::Error);
  EXPECT_THROW(lattice.build(chain, {.extent = {Extent::Measure::kTicks, 4}, .ticks = {1, 0}}),
               base::Error);
  EXPECT_THROW(lattice.build(chain, {.extent = {Extent::Measure::kSymbols, 4}, .history = {2}}),
               base::Error);
}

}  // namespace
}  // namespace auralis::markov

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Exact sampling, held against the enumeration of all sequences of small alphabets.
#include "compose/constraint.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "base/error.h"

namespace auralis::compose {
namespace {

using Sequence = std::vector<std::size_t>;

MarkovChain random_chain(std::size_t symbols, base::Random& random) {
  std::vector<double> weights(symbols * symbols);
  for (double& w : weights) w = random.chance(0.25) ? 0 : random.uniform();
  for (std::size_t u = 0; u < symbols; ++u) weights[u * symbols + random.index(symbols)] = 0.5;
  std::vector<double> first(symbols);
  for (double& w : first) w = random.uniform() + 0.01;
  return {symbols, weights, first};
}

Constraints random_constraints(std::size_t symbols, std::size_t length, base::Random& random) {
  Constraints constraints;
  constraints.weights.assign(length, std::vector<double>(symbols));
  for (auto& row : constraints.weights)
    for (double& w : row)
      w = random.chance(0.3) ? 0 : random.chance(0.5) ? 1 : random.uniform(0, 3);
  if (random.chance(0.5)) constraints.largest_leap = 1 + random.index(symbols);
  return constraints;
}

/// The weight of one sequence by the definition, factor by factor.
double weight_of(const Sequence& s, const MarkovChain& chain, const Constraints& constraints,
                 std::optional<std::size_t> before) {
  double weight = 1;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto u = i > 0 ? std::optional(s[i - 1]) : before;
    weight *= constraints.weights[i][s[i]];
    weight *= u ? chain.probability(*u, s[i]) : chain.first()[s[i]];
    if (u && constraints.largest_leap &&
        std::max(*u, s[i]) - std::min(*u, s[i]) > *constraints.largest_leap)
      weight = 0;
  }
  return weight;
}

std::vector<Sequence> all_sequences(std::size_t symbols, std::size_t length) {
  std::vector<Sequence> all{{}};
  for (std::size_t i = 0; i < length; ++i) {
    std::vector<Sequence> longer;
    for (const Sequence& s : all)
      for (std::size_t x = 0; x < symbols; ++x) {
        longer.push_back(s);
        longer.back().push_back(x);
      }
    all = std::move(longer);
  }
  return all;
}

TEST(ConstrainedChain, GivesEverySequenceItsExactProbability) {
  base::Random random(1);
  int satisfiable = 0;
  int unsatisfiable = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t symbols = 2 + random.index(4);
    const std::size_t length = 1 + random.index(5);
    const MarkovChain chain = random_chain(symbols, random);
    const Constraints constraints = random_constraints(symbols, length, random);
    const auto before = random.chance(0.5) ? std::optional(random.index(symbols)) : std::nullopt;
    const ConstrainedChain exact(chain, constraints, before);
    double sum = 0;
    for (const Sequence& s : all_sequences(symbols, length))
      sum += weight_of(s, chain, constraints, before);
    ASSERT_EQ(exact.satisfiable(), sum > 0);
    ++(sum > 0 ? satisfiable : unsatisfiable);
    if (sum <= 0) continue;
    for (const Sequence& s : all_sequences(symbols, length))
      ASSERT_NEAR(exact.probability(s), weight_of(s, chain, constraints, before) / sum, 1e-12);
  }
  EXPECT_GT(satisfiable, 25);
  EXPECT_GT(unsatisfiable, 25);
}

// Sampling must follow those probabilities: chi-square over 50,000 draws. 26 sequences obey, so
// with 25 degrees of freedom p > 0.001 means a statistic below 52.6.
TEST(ConstrainedChain, DrawsInProportion) {
  const std::vector<double> weights{1, 2, 3, 3, 1, 2, 2, 3, 1};
  const MarkovChain chain(3, weights);
  Constraints constraints;
  constraints.weights = {{1, 1, 0}, {1, 0.5, 2}, {1, 1, 1}, {0, 1, 1}};
  constraints.largest_leap = 1;
  const ConstrainedChain exact(chain, constraints, 0);
  base::Random random(2);
  std::map<Sequence, int> counts;
  constexpr int kDraws = 50000;
  for (int i = 0; i < kDraws; ++i) ++counts[exact.sample(random)];
  double statistic = 0;
  int obeying = 0;
  for (const Sequence& s : all_sequences(3, 4)) {
    const double expected = kDraws * exact.probability(s);
    if (expected == 0) {
      EXPECT_EQ(counts.count(s), 0U);
      continue;
    }
    ++obeying;
    statistic += std::pow(counts[s] - expected, 2) / expected;
  }
  EXPECT_LE(obeying, 26);
  EXPECT_LT(statistic, 52.6);
}

TEST(ConstrainedChain, ViolatesNothingInAHundredThousandNotes) {
  base::Random random(3);
  std::size_t notes = 0;
  while (notes < 100000) {
    const std::size_t symbols = 5 + random.index(12);
    const MarkovChain chain = random_chain(symbols, random);
    Constraints constraints = random_constraints(symbols, 4 + random.index(12), random);
    constraints.largest_leap = 2 + random.index(3);
    const std::size_t before = random.index(symbols);
    const ConstrainedChain exact(chain, constraints, before);
    if (!exact.satisfiable()) continue;
    for (int i = 0; i < 50; ++i) {
      const Sequence s = exact.sample(random);
      ASSERT_GT(weight_of(s, chain, constraints, before), 0);
      notes += s.size();
    }
  }
}

TEST(ConstrainedChain, FindsTheUnsatisfiableBeforeTheFirstNote) {
  const std::vector<double> weights{1, 1, 0, 0, 1, 1, 0, 0, 1};  // symbols only rise
  const MarkovChain chain(3, weights);
  Constraints constraints;
  constraints.weights.assign(4, {1, 1, 1});
  constraints.weights[3] = {1, 0, 0};
  EXPECT_TRUE(ConstrainedChain(chain, constraints, 0).satisfiable());
  EXPECT_FALSE(ConstrainedChain(chain, constraints, 1).satisfiable());
  constraints.weights[2] = {0, 1, 1};
  EXPECT_FALSE(ConstrainedChain(chain, constraints, 0).satisfiable());
}

TEST(ConstrainedChain, KeepsItsScaleOverLongSequences) {
  const std::vector<double> weights{1e-3, 1, 1, 1e-3};
  const MarkovChain chain(2, weights);
  Constraints constraints;
  constraints.weights.assign(5000, {1e-3, 1e-3});
  const ConstrainedChain exact(chain, constraints, std::nullopt);
  EXPECT_TRUE(exact.satisfiable());
  base::Random random(4);
  EXPECT_EQ(exact.sample(random).size(), 5000U);
}

TEST(MarkovChain, RefusesRowsOfTheWrongLengthOrOfNothing) {
  EXPECT_THROW(MarkovChain(2, std::vector<double>{1, 1, 1}), base::Error);
  EXPECT_THROW(MarkovChain(2, std::vector<double>{1, 1, 0, 0}), base::Error);
}

TEST(MarkovChain, LevelsWithTemperature) {
  const MarkovChain chain(2, std::vector<double>{0.2, 0.8, 1, 0});
  EXPECT_NEAR(chain.at_temperature(1e6).probability(0, 0), 0.5, 1e-5);
  EXPECT_NEAR(chain.at_temperature(0.1).probability(0, 1), 1, 1e-5);
  EXPECT_EQ(chain.at_temperature(2).probability(1, 1), 0);
}

}  // namespace
}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/chord_model.h"

#include <gtest/gtest.h>

#include "markov/chain.h"
#include "theory/pitch.h"

namespace auralis::compose {
namespace {

constexpr double kNoTemperature = 1;

/// The share of borrowed chords among what follows each chord of the scale, on average.
double borrowed_share(const ChordAlphabet& alphabet, double complexity) {
  const auto model = chord_model(alphabet, {}, complexity);
  markov::Chain chain(model, {.temperature = kNoTemperature});
  double share = 0;
  for (const markov::Symbol from : alphabet.symbols()) {
    if (alphabet.root(from).borrowed) continue;
    for (const auto& step : chain.steps(model.context_of(std::vector{from})))
      if (alphabet.root(step.symbol).borrowed) share += step.probability;
  }
  return share / alphabet.scale().size();
}

TEST(ChordModel, BorrowsTheMoreTheMoreComplex) {
  const theory::Scale scale("C", "ionian");
  const ChordAlphabet alphabet(scale, true);
  double before = 0;
  for (const double complexity : {0.6, 0.7, 0.8, 0.9, 1.0}) {
    const double share = borrowed_share(alphabet, complexity);
    EXPECT_GT(share, before);
    before = share;
  }
  EXPECT_NEAR(before, 0.12, 0.001);
}

TEST(ChordModel, NoChordFollowsItselfAndEveryOtherOfTheScaleMay) {
  for (const auto& mode : theory::modes()) {
    const theory::Scale scale("Eb", mode.name);
    const ChordAlphabet alphabet(scale, false);
    const auto model = chord_model(alphabet, {}, 0.3);
    markov::Chain chain(model);
    for (const markov::Symbol from : alphabet.symbols()) {
      const auto steps = chain.steps(model.context_of(std::vector{from}));
      EXPECT_EQ(steps.size(), static_cast<std::size_t>(alphabet.size() - 1)) << mode.name;
      for (const auto& step : steps) EXPECT_NE(step.symbol, from);
    }
  }
}

// Weights of 0 for most motions left a borrowed chord without a way to it.
TEST(ChordModel, StandsWeightsOfZero) {
  const theory::Scale scale("C", "aeolian");
  const ChordAlphabet alphabet(scale, true);
  HarmonyMood mood;
  mood.motion = {0, 0, 0, 1};
  EXPECT_NO_THROW((void)chord_model(alphabet, mood, 0.500002));
  EXPECT_NO_THROW((void)chord_model(alphabet, mood, 1));
}

TEST(ChordModel, FollowsTheModesColour) {
  const theory::Scale scale("D", "dorian");
  const ChordAlphabet alphabet(scale, false);
  const auto model = chord_model(alphabet, {}, 0.3);
  markov::Chain chain(model);
  double fourth = 0, sixth = 0;
  for (const auto& step : chain.steps(model.context_of(std::vector{ChordAlphabet::kTonic}))) {
    if (step.symbol == 3) fourth = step.probability;
    if (step.symbol == 5) sixth = step.probability;
  }
  EXPECT_GT(fourth, 5 * sixth) << "the dorian fourth is major, its sixth diminished";
}

TEST(ChordModel, GoingBackIsOfTwoChordsBefore) {
  const GoingBack back("back", 0.25);
  const auto state = back.start(std::vector<markov::Symbol>{4, 0, 3});
  EXPECT_EQ(back.move(state, {}, 0).weight, 0.25);
  EXPECT_EQ(back.move(state, {}, 4).weight, 1);
  EXPECT_EQ(back.move(state, {}, 3).weight, 1);
  const auto next = back.move(state, {}, 5).next;
  EXPECT_EQ(back.move(next, {}, 3).weight, 0.25);
  EXPECT_EQ(back.move(back.start({}), {}, 0).weight, 1);
}

TEST(ChordModel, KnowsARootAgainAndTheDegreeOfOneItLacks) {
  const theory::Scale scale("C", "ionian");
  const ChordAlphabet rich(scale, true), plain(scale, false);
  for (const markov::Symbol symbol : rich.symbols()) {
    EXPECT_EQ(rich.symbol_of(rich.root(symbol)), symbol);
    EXPECT_EQ(plain.symbol_of(rich.root(symbol)), rich.root(symbol).degree);
  }
}

}  // namespace
}  // namespace auralis::compose

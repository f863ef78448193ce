// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "markov/chain.h"
#include "markov/model_file.h"
#include "markov/reference.h"
#include "markov/trainer.h"

namespace auralis::markov {
namespace {

TEST(Model, KnowsTheLongestContextsThatGoOn) {
  const Corpus corpus{{3, 2, false}, {{0, 1, 2}, {0, 1, 0}}};
  const Model model = corpus.model();
  const auto symbols = [&](ContextId id) {
    return Sequence(model.symbols_of(id).begin(), model.symbols_of(id).end());
  };
  EXPECT_EQ(symbols(Model::kRoot), Sequence{});
  EXPECT_EQ(symbols(model.begin()), Sequence{kBegin});
  EXPECT_EQ(symbols(model.context_of(Sequence{0}, model.begin())), (Sequence{kBegin, 0}));
  EXPECT_EQ(symbols(model.context_of(Sequence{0, 1}, model.begin())), (Sequence{0, 1}));
  EXPECT_EQ(symbols(model.context_of(Sequence{2, 0, 1})), (Sequence{0, 1}));
  EXPECT_EQ(symbols(model.context_of(Sequence{1, 0})), Sequence{0});  // 1 0 only ended a sequence
  EXPECT_EQ(symbols(model.context_of(Sequence{2})), Sequence{});
  const auto after = model.continuations(model.context_of(Sequence{0, 1}));
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after[0].symbol, 0);
  EXPECT_EQ(after[1].symbol, 2);
}

TEST(Model, IsTheSameInAnyOrderOfTraining) {
  base::Random random(1);
  for (int round = 0; round < 20; ++round) {
    Corpus corpus = random_corpus({4, 1 + round % 4, round % 2 == 0}, random);
    const std::string text = write_model(corpus.model());
    for (int i = 0; i < 5; ++i) {
      std::swap(corpus.sequences[random.index(corpus.sequences.size())], corpus.sequences[0]);
      EXPECT_EQ(write_model(corpus.model()), text);
    }
  }
}

TEST(Model, MergesAsIfTrainedOnBoth) {
  base::Random random(2);
  const ModelShape shape{4, 3, true};
  const Corpus a = random_corpus(shape, random);
  const Corpus b = random_corpus(shape, random);
  Trainer merged(shape);
  merged.add(a.model(), 3);
  merged.add(b.model(), 1);
  Corpus both{shape, b.sequences};
  for (int i = 0; i < 3; ++i)
    both.sequences.insert(both.sequences.end(), a.sequences.begin(), a.sequences.end());
  EXPECT_EQ(write_model(merged.model()), write_model(both.model()));
}

TEST(Model, RefusesWhatItCannotHold) {
  EXPECT_THROW((void)Trainer({4, 3, false}).model(), base::Error);
  Trainer trainer({4, 3, false});
  EXPECT_THROW(trainer.add(Sequence{0, 4}), base::Error);
  trainer.add(Sequence{0, 1});
  EXPECT_THROW(trainer.add(Corpus{{4, 2, false}, {{0}}}.model()), base::Error);
  EXPECT_THROW(Trainer({4, 2, false}).add(trainer.model()), base::Error);
  EXPECT_THROW(Model({4, 0, false}, {{{0}, 1}}), base::Error);
  EXPECT_THROW(Model({0, 1, false}, {{{0}, 1}}), base::Error);
  trainer.add(Sequence{0, 1}, Model::kMostCount);
  EXPECT_THROW((void)trainer.model(), base::Error);
}

TEST(Chain, ScalesToOneInEveryContext) {
  base::Random random(3);
  const Corpus corpus = random_corpus({4, 3, true}, random);
  const Model model = corpus.model();
  for (const double temperature : {0.01, 0.5, 1.0, 3.0})
    for (const ChainSettings& settings :
         {ChainSettings{temperature}, {temperature, 1}, {temperature, 0, 2}, {temperature, 1, 3}}) {
      Chain chain(model, settings);
      for (ContextId id = 0; id < model.contexts(); ++id) {
        double sum = 0;
        for (const Chain::Step& step : chain.steps(id)) {
          EXPECT_GT(step.probability, 0);
          sum += step.probability;
        }
        EXPECT_NEAR(sum, 1, 1e-14);
        if (settings.escape > 0) {
          EXPECT_EQ(chain.steps(id).size(), chain.steps(Model::kRoot).size());
        }
      }
    }
  EXPECT_THROW(Chain(model, {0, 0}), base::Error);
  EXPECT_THROW(Chain(model, {1, -1}), base::Error);
  EXPECT_THROW(Chain(model, {1, 0, 0}), base::Error);
}

TEST(Chain, HeedsNoContextThatFewFollowed) {
  // 1 was followed by 2 and 3, but behind 0 by 2 alone.
  const Model model = Corpus{{4, 2, false}, {{0, 1, 2}, {1, 3, 0}}}.model();
  const ContextId behind_0 = model.context_of(Sequence{0, 1});
  ASSERT_EQ(model.symbols_of(behind_0).size(), 2U);
  EXPECT_EQ(Chain(model).steps(behind_0).size(), 1U);
  Chain chain(model, {.fewest = 2});
  const auto steps = chain.steps(behind_0);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].probability, 0.5);
  EXPECT_EQ(steps[1].probability, 0.5);
  EXPECT_EQ(steps[0].next, model.after(behind_0, 2));  // the whole history still counts
}

TEST(Chain, TakesAnotherTemperatureAsIfMadeAnew) {
  base::Random random(4);
  const Corpus corpus = random_corpus({4, 2, true}, random);
  const Model model = corpus.model();
  Chain changed(model, {1, 0.5});
  for (const double temperature : {1.0, 0.5, 0.5, 2.0, 1.0}) {
    changed.set_temperature(temperature);
    EXPECT_EQ(changed.temperature(), temperature);
    Chain fresh(model, {temperature, 0.5});
    for (ContextId id = 0; id < model.contexts(); ++id) {
      const auto wanted = fresh.steps(id);
      const auto steps = changed.steps(id);
      ASSERT_EQ(steps.size(), wanted.size());
      for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_EQ(steps[i].symbol, wanted[i].symbol);
        EXPECT_EQ(steps[i].next, wanted[i].next);
        EXPECT_EQ(steps[i].probability, wanted[i].probability);
      }
    }
  }
  EXPECT_THROW(changed.set_temperature(-1), base::Error);
}

}  // namespace
}  // namespace auralis::markov

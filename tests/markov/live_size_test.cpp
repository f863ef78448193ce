// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The size of the live use: a corpus of a thousand tunes, order 3, the next four bars of a melody
// conditioned anew from what is being played. The work is counted in states and steps of the
// lattice, which must not grow unnoticed.
#include <gtest/gtest.h>

#include <algorithm>

#include "markov/copy_limit.h"
#include "markov/leap.h"
#include "markov/metre.h"
#include "markov/reference.h"
#include "markov/repeat_limit.h"
#include "markov/sampler.h"
#include "markov/symbol_weights.h"

namespace auralis::markov {
namespace {

constexpr int kSteps = 30;
constexpr int kDurations[] = {1, 2, 3, 4, 6, 8};  // in sixteenths
constexpr int kSymbols = kSteps * 6;
constexpr int kBar = 16;
constexpr int kHorizon = 4 * kBar;

/// A walk over the steps; a duration mostly stays as it is and does not cross a bar.
Sequence phrase(base::Random& random) {
  Sequence notes;
  int step = 10 + static_cast<int>(random.index(10));
  std::size_t duration = 1;
  int tick = 0;
  while (notes.size() < 16) {
    const double move = random.uniform();
    step += move < 0.15 ? 0 : move < 0.45 ? 1 : move < 0.75 ? -1 : move < 0.85 ? 2 : -2;
    step = std::clamp(step, 0, kSteps - 1);
    if (random.chance(0.4)) duration = random.index(6);
    while (tick % kBar + kDurations[duration] > kBar) --duration;
    tick += kDurations[duration];
    notes.push_back(static_cast<Symbol>(6 * step + static_cast<int>(duration)));
  }
  return notes;
}

/// Four phrases of 16 notes, as A A B A.
Sequence tune(base::Random& random) {
  const Sequence a = phrase(random);
  const Sequence b = phrase(random);
  Sequence notes;
  for (const Sequence& part : {a, a, b, a}) notes.insert(notes.end(), part.begin(), part.end());
  return notes;
}

struct Melody {
  std::vector<int> ticks;
  std::vector<int> heights;
  std::vector<SymbolWeights> chords;
  std::vector<int> chord_of_tick;

  Melody() : chords(4) {
    for (int x = 0; x < kSymbols; ++x) {
      ticks.push_back(kDurations[x % 6]);
      heights.push_back(x / 6);
      for (int c = 0; c < 4; ++c) {
        const int degree = (x / 6 + 7 * 4 - 3 * c) % 7;
        const bool inside = degree == 0 || degree == 2 || degree == 4;
        chords[static_cast<std::size_t>(c)].push_back(inside ? 1 : ticks.back() > 4 ? 0 : 0.3);
      }
    }
    for (int tick = 0; tick < kHorizon; ++tick) chord_of_tick.push_back(tick / kBar % 4);
  }

  [[nodiscard]] Query query_with(const std::vector<const Constraint*>& constraints) const {
    return {.extent = {Extent::Measure::kTicks, kHorizon},
            .ticks = ticks,
            .opening = false,
            .constraints = constraints};
  }
};

/// The largest lattice of some phrases that go on from tunes of the corpus, and how many of them
/// there are: some tunes cannot go on under all constraints.
struct Size {
  std::size_t states = 0, steps = 0;
  int found = 0;
};

Size largest_of(int phrases, Chain& chain, Query query, const std::vector<Sequence>& corpus) {
  base::Random random(2);
  Lattice lattice;
  Size size;
  for (int i = 0; i < phrases; ++i) {
    const Sequence& source = corpus[random.index(corpus.size())];
    query.history.assign(source.begin(), source.begin() + 16);
    const bool found = lattice.build(chain, query);
    size.states = std::max(size.states, lattice.nodes());
    size.steps = std::max(size.steps, lattice.edges());
    if (!found) continue;
    ++size.found;
    const Sequence drawn = sample(lattice, random);
    EXPECT_EQ((Played{query, drawn}.tick_before(drawn.size())), kHorizon) << i;
  }
  return size;
}

TEST(LiveSize, OfConditioningAnewIsBounded) {
  base::Random random(1);
  Trainer trainer({kSymbols, 3, false});
  Trainer copies_trainer({kSymbols, 6, false});
  std::vector<Sequence> corpus;
  for (int i = 0; i < 1000; ++i) {
    corpus.push_back(tune(random));
    trainer.add(corpus.back());
    copies_trainer.add(corpus.back());
  }
  const Model model = trainer.model();
  const Model copied = copies_trainer.model();
  Chain chain(model, {.temperature = 0.8});
  const Melody c;
  SymbolWeights middle(kSymbols, 1);
  SymbolWeights tonic(kSymbols, 0);
  for (std::size_t x = 0; x < kSymbols; ++x) {
    if (c.heights[x] < 4 || c.heights[x] > 24) middle[x] = 0;
    if (c.heights[x] % 7 == 0) tonic[x] = 1;
  }
  const EverywhereWeights reg("register", middle);
  const TickWeights chords("chords", c.chords, c.chord_of_tick);
  const Onsets bars("bars", c.ticks, {16, 32, 48});
  const LargestLeap leap("leap", c.heights, 3);
  const EndingWeights ending("ending", tonic);
  const CopyLimit copies("copies", copied);
  const RepeatLimit repeats("repeats", kSymbols, 2);
  const Size plain =
      largest_of(100, chain, c.query_with({&reg, &chords, &bars, &leap, &ending}), corpus);
  EXPECT_EQ(plain.found, 70);
  EXPECT_LE(plain.states, 520'000U);
  EXPECT_LE(plain.steps, 960'000U);
  const Size limited = largest_of(
      3, chain, c.query_with({&reg, &chords, &bars, &leap, &ending, &copies, &repeats}), corpus);
  EXPECT_EQ(limited.found, 1);
  EXPECT_LE(limited.states, 1'120'000U);
  EXPECT_LE(limited.steps, 3'750'000U);
}

}  // namespace
}  // namespace auralis::markov

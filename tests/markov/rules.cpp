// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Random constraints of each kind, with their meaning told over whole sequences.
#include <algorithm>
#include <cstdlib>

#include "markov/copy_limit.h"
#include "markov/leap.h"
#include "markov/metre.h"
#include "markov/reference.h"
#include "markov/repeat_limit.h"
#include "markov/symbol_weights.h"
#include "markov/transition_table.h"

namespace auralis::markov {

namespace {

SymbolWeights random_weights(int symbols, double refused, base::Random& random) {
  SymbolWeights weights(static_cast<std::size_t>(symbols));
  for (double& w : weights)
    w = random.chance(refused) ? 0 : random.chance(0.5) ? 1 : random.uniform(0.1, 3);
  weights[random.index(weights.size())] = 1;
  return weights;
}

Rule everywhere(int symbols, base::Random& random) {
  const auto weights = random_weights(symbols, 0.2, random);
  return {std::make_shared<EverywhereWeights>("register", weights), [weights](const Played& p) {
            double weight = 1;
            for (const Symbol x : p.sequence) weight *= weights[x];
            return weight;
          }};
}

Rule ending(int symbols, base::Random& random) {
  const auto weights = random_weights(symbols, 0.6, random);
  return {std::make_shared<EndingWeights>("ending", weights),
          [weights](const Played& p) { return weights[p.sequence.back()]; }};
}

Rule by_position(int symbols, const Query& query, base::Random& random) {
  std::vector<SymbolWeights> rows(static_cast<std::size_t>(query.extent.first_position) + 5);
  for (auto& row : rows)
    if (random.chance(0.7)) row = random_weights(symbols, 0.25, random);
  return {std::make_shared<PositionWeights>("positions", rows), [rows](const Played& p) {
            double weight = 1;
            for (std::size_t i = 0; i < p.sequence.size(); ++i) {
              const auto at = static_cast<std::size_t>(p.query.extent.first_position) + i;
              if (at < rows.size() && !rows[at].empty()) weight *= rows[at][p.sequence[i]];
            }
            return weight;
          }};
}

Rule by_tick(int symbols, const Query& query, base::Random& random) {
  std::vector<SymbolWeights> rows;
  for (int i = 0; i < 3; ++i) rows.push_back(random_weights(symbols, 0.3, random));
  std::vector<int> row_of_tick(static_cast<std::size_t>(query.extent.first_tick) + 9);
  for (int& row : row_of_tick) row = static_cast<int>(random.index(4)) - 1;
  return {std::make_shared<TickWeights>("chords", rows, row_of_tick),
          [rows, row_of_tick](const Played& p) {
            double weight = 1;
            for (std::size_t i = 0; i < p.sequence.size(); ++i) {
              const auto tick = static_cast<std::size_t>(p.tick_before(i));
              if (tick < row_of_tick.size() && row_of_tick[tick] >= 0)
                weight *= rows[static_cast<std::size_t>(row_of_tick[tick])][p.sequence[i]];
            }
            return weight;
          }};
}

Rule onsets(const Query& query, base::Random& random) {
  std::vector<int> wanted;
  for (int tick = 1; tick < 10; ++tick)
    if (random.chance(0.4)) wanted.push_back(query.extent.first_tick + tick);
  return {std::make_shared<Onsets>("onsets", query.ticks, wanted), [wanted](const Played& p) {
            std::vector<int> heard;
            for (std::size_t i = 0; i <= p.sequence.size(); ++i) heard.push_back(p.tick_before(i));
            for (const int tick : wanted)
              if (tick < heard.back() && std::ranges::find(heard, tick) == heard.end()) return 0.0;
            return 1.0;
          }};
}

Rule total_ticks(const Query& query, base::Random& random) {
  const int length = query.extent.length;
  const bool by_ticks = query.extent.measure == Extent::Measure::kTicks;
  const int total = by_ticks ? length : length + static_cast<int>(random.index(5));
  const int end = query.extent.first_tick + total;
  return {std::make_shared<TotalTicks>("total", query.ticks, end),
          [end](const Played& p) { return p.tick_before(p.sequence.size()) == end ? 1.0 : 0.0; }};
}

Rule leap(int symbols, base::Random& random) {
  std::vector<int> heights;
  for (int x = 0; x < symbols; ++x)
    heights.push_back(x > 1 && random.chance(0.2) ? LargestLeap::kNoHeight : x);
  const int largest = 1 + static_cast<int>(random.index(2));
  return {std::make_shared<LargestLeap>("leap", heights, largest),
          [heights, largest](const Played& p) {
            std::vector<int> line;
            std::size_t drawn = 0;  // of the heights, those of the sequence
            for (const Symbol x : p.query.history)
              if (heights[x] >= 0) line.push_back(heights[x]);
            for (const Symbol x : p.sequence)
              if (heights[x] >= 0) {
                line.push_back(heights[x]);
                ++drawn;
              }
            for (std::size_t i = line.size() - drawn; i < line.size(); ++i)
              if (i > 0 && std::abs(line[i] - line[i - 1]) > largest) return 0.0;
            return 1.0;
          }};
}

Rule copy_limit(const Corpus& corpus, base::Random& random) {
  const int longest = 2 + static_cast<int>(random.index(3));
  Corpus runs = corpus;
  runs.shape.order = longest;
  // The constraint does not own its model; the rule does.
  const auto model = std::make_shared<Model>(runs.model());
  return {std::shared_ptr<const Constraint>(new CopyLimit("copies", *model),
                                            [model](const Constraint* c) { delete c; }),
          [corpus, longest](const Played& p) {
            const Sequence all = p.all();
            const auto run = static_cast<std::size_t>(longest) + 1;
            for (std::size_t end = p.query.history.size() + 1; end <= all.size(); ++end) {
              if (end < run) continue;
              const auto copy = std::span(all).subspan(end - run, run);
              for (const Sequence& s : corpus.sequences)
                if (!std::ranges::search(s, copy).empty()) return 0.0;
            }
            return 1.0;
          }};
}

Rule repeat_limit(int symbols, base::Random& random) {
  const auto run = 1 + random.index(3);
  return {std::make_shared<RepeatLimit>("repeats", symbols, static_cast<int>(run)),
          [run](const Played& p) {
            const Sequence all = p.all();
            for (std::size_t end = p.query.history.size() + 1; end <= all.size(); ++end)
              if (end >= 2 * run && std::ranges::equal(std::span(all).subspan(end - run, run),
                                                       std::span(all).subspan(end - 2 * run, run)))
                return 0.0;
            return 1.0;
          }};
}

Rule ending_run(const Corpus& corpus, base::Random& random) {
  const Sequence& source = corpus.sequences[random.index(corpus.sequences.size())];
  const std::size_t length = 1 + random.index(3);
  const auto first =
      source.begin() + static_cast<std::ptrdiff_t>(random.index(source.size() - length + 1));
  const Sequence run(first, first + static_cast<std::ptrdiff_t>(length));
  return {std::make_shared<EndingRun>("cadence", run), [run](const Played& p) {
            const Sequence all = p.all();
            return all.size() >= run.size() && std::equal(run.rbegin(), run.rend(), all.rbegin())
                       ? 1.0
                       : 0.0;
          }};
}

Rule table(int symbols, base::Random& random) {
  const auto states = 2 + random.index(3);
  std::vector<std::vector<int>> next(states, std::vector<int>(static_cast<std::size_t>(symbols)));
  for (auto& row : next)
    for (int& state : row)
      state =
          random.chance(0.1) ? TransitionTable::kRefused : static_cast<int>(random.index(states));
  std::vector<bool> accepting(states);
  for (std::size_t i = 0; i < states; ++i) accepting[i] = i == 0 || random.chance(0.5);
  return {std::make_shared<TransitionTable>("table", next, accepting),
          [next, accepting](const Played& p) {
            int state = 0;
            for (const Symbol x : p.sequence)
              if (state >= 0) state = next[static_cast<std::size_t>(state)][x];
            return state >= 0 && accepting[static_cast<std::size_t>(state)] ? 1.0 : 0.0;
          }};
}

}  // namespace

Rule random_rule(Kind kind, const Corpus& corpus, const Query& query, base::Random& random) {
  const int symbols = corpus.shape.symbols;
  switch (kind) {
    case Kind::kEverywhere:
      return everywhere(symbols, random);
    case Kind::kEnding:
      return ending(symbols, random);
    case Kind::kPosition:
      return by_position(symbols, query, random);
    case Kind::kTick:
      return by_tick(symbols, query, random);
    case Kind::kOnsets:
      return onsets(query, random);
    case Kind::kTotalTicks:
      return total_ticks(query, random);
    case Kind::kLeap:
      return leap(symbols, random);
    case Kind::kCopyLimit:
      return copy_limit(corpus, random);
    case Kind::kRepeatLimit:
      return repeat_limit(symbols, random);
    case Kind::kEndingRun:
      return ending_run(corpus, random);
    case Kind::kTable:
      return table(symbols, random);
  }
  std::abort();
}

}  // namespace auralis::markov

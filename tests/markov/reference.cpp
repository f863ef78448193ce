// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/reference.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>

namespace auralis::markov {

namespace {

Sequence marked(const Sequence& sequence, bool ends) {
  Sequence all{kBegin};
  all.insert(all.end(), sequence.begin(), sequence.end());
  if (ends) all.push_back(kEnd);
  return all;
}

/// How often each symbol followed a context.
std::map<Symbol, double> followers(const Corpus& corpus, const Sequence& context) {
  std::map<Symbol, double> counts;
  for (const Sequence& sequence : corpus.sequences) {
    const Sequence text = marked(sequence, corpus.shape.ends);
    for (std::size_t i = 1; i < text.size(); ++i)
      if (i >= context.size() &&
          std::equal(context.begin(), context.end(),
                     text.begin() + static_cast<std::ptrdiff_t>(i - context.size())))
        ++counts[text[i]];
  }
  return counts;
}

std::map<Symbol, double> blended(const Corpus& corpus, const Sequence& context,
                                 const ChainSettings& settings) {
  const double escape = settings.escape;
  auto counts = followers(corpus, context);
  if (context.size() > 1 && counts.size() < static_cast<std::size_t>(settings.fewest))
    return blended(corpus, {context.begin() + 1, context.end()}, settings);
  double total = 0;
  for (const auto& [x, count] : counts) total += count;
  if (context.empty() || escape == 0) {
    for (auto& [x, p] : counts) p /= total;
    return counts;
  }
  const double escaped = escape * static_cast<double>(counts.size());
  auto all = blended(corpus, {context.begin() + 1, context.end()}, settings);
  for (auto& [x, p] : all)
    p = ((counts.contains(x) ? counts[x] : 0) + escaped * p) / (total + escaped);
  return all;
}

double to_24_bits(double x) {
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  return std::ldexp(std::round(std::ldexp(mantissa, 24)), exponent - 24);
}

}  // namespace

Model Corpus::model() const {
  Trainer trainer(shape);
  for (const Sequence& sequence : sequences) trainer.add(sequence);
  return trainer.model();
}

double Corpus::probability(const Sequence& marked_history, Symbol x,
                           const ChainSettings& settings) const {
  auto length = std::min(marked_history.size(), static_cast<std::size_t>(shape.order));
  Sequence context(marked_history.end() - static_cast<std::ptrdiff_t>(length),
                   marked_history.end());
  while (followers(*this, context).empty()) context.erase(context.begin());
  auto row = blended(*this, context, settings);
  if (settings.temperature != 1) {
    double largest = 0;
    for (const auto& [y, p] : row) largest = std::max(largest, p);
    double sum = 0;
    for (auto& [y, p] : row) sum += p = to_24_bits(std::pow(p / largest, 1 / settings.temperature));
    for (auto& [y, p] : row) p /= sum;
  }
  return row.contains(x) ? row[x] : 0;
}

Corpus random_corpus(const ModelShape& shape, base::Random& random) {
  Corpus corpus{shape, {}};
  const std::size_t count = 3 + random.index(4);
  const auto symbols = static_cast<std::size_t>(shape.symbols);
  for (std::size_t i = 0; i < count; ++i) {
    Sequence sequence(3 + random.index(10));
    for (Symbol& x : sequence) x = static_cast<Symbol>(random.index(symbols));
    corpus.sequences.push_back(std::move(sequence));
  }
  return corpus;
}

int Played::tick_before(std::size_t index) const {
  int tick = query.extent.first_tick;
  for (std::size_t i = 0; i < index; ++i) tick += query.ticks[sequence[i]];
  return tick;
}

Sequence Played::all() const {
  Sequence all = query.history;
  all.insert(all.end(), sequence.begin(), sequence.end());
  return all;
}

double weight_of(const Sequence& sequence, const Corpus& corpus, const ChainSettings& settings,
                 const Query& query, const std::vector<Rule>& rules) {
  double weight = 1;
  for (const Rule& rule : rules) weight *= rule.weight({query, sequence});
  if (weight == 0) return 0;
  Sequence before = query.opening ? marked(query.history, false) : query.history;
  for (const Symbol x : sequence) {
    weight *= corpus.probability(before, x, settings);
    if (weight == 0) return 0;
    before.push_back(x);
  }
  return query.ends ? weight * corpus.probability(before, kEnd, settings) : weight;
}

std::vector<Sequence> all_sequences(int symbols, const Query& query) {
  const bool by_ticks = query.extent.measure == Extent::Measure::kTicks;
  std::vector<Sequence> whole;
  std::vector<std::pair<Sequence, int>> open{{{}, query.extent.length}};
  while (!open.empty()) {
    const auto [sequence, left] = std::move(open.back());
    open.pop_back();
    for (int x = 0; x < symbols; ++x) {
      const int rest = left - (by_ticks ? query.ticks[static_cast<std::size_t>(x)] : 1);
      if (rest < 0) continue;
      Sequence longer = sequence;
      longer.push_back(static_cast<Symbol>(x));
      if (rest == 0)
        whole.push_back(std::move(longer));
      else
        open.emplace_back(std::move(longer), rest);
    }
  }
  return whole;
}

}  // namespace auralis::markov

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/chain.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "base/error.h"

namespace auralis::markov {

namespace {

/// The nearest number of 24 significant bits.
double rounded(double x) noexcept {
  constexpr std::uint64_t kHalf = std::uint64_t{1} << 28;
  return std::bit_cast<double>((std::bit_cast<std::uint64_t>(x) + kHalf) & ~(2 * kHalf - 1));
}

}  // namespace

Chain::Chain(const Model& model, const ChainSettings& settings)
    : model_(model), settings_(settings), blended_(model.contexts()), rows_(model.contexts()) {
  set_temperature(settings.temperature);
  if (!(settings.escape >= 0) || !std::isfinite(settings.escape))
    throw base::Error("escape: should be 0 or a positive number");
  if (settings.fewest < 1) throw base::Error("fewest: should be 1 or more");
}

void Chain::set_temperature(double temperature) {
  if (!(temperature > 0) || !std::isfinite(temperature))
    throw base::Error("temperature: should be a positive number");
  if (temperature == settings_.temperature) return;
  settings_.temperature = temperature;
  std::ranges::fill(rows_, Row{});
  steps_.clear();
}

std::span<const Chain::Step> Chain::steps(ContextId context) {
  const bool plain = settings_.temperature == 1;
  Row& row = rows_[context];
  if (row.count == 0) row = plain ? blend(context) : temper(blend(context));
  return std::span(plain ? plain_ : steps_).subspan(row.first, row.count);
}

double Chain::end_probability(ContextId context) {
  const Step& last = steps(context).back();
  return last.symbol == kEnd ? last.probability : 0;
}

ContextId Chain::heeded(ContextId context) const noexcept {
  const auto fewest = static_cast<std::size_t>(settings_.fewest);
  while (model_.continuations(context).size() < fewest && model_.symbols_of(context).size() > 1)
    context = model_.suffix(context);
  return context;
}

Chain::Row Chain::blend(ContextId context) {
  if (blended_[context].count > 0) return blended_[context];
  const auto own = model_.continuations(context);
  const bool heeded = this->heeded(context) == context;
  const bool escapes = settings_.escape > 0 && context != Model::kRoot;
  const Row shorter = escapes || !heeded ? blend(model_.suffix(context)) : Row{};
  const auto count_of = [heeded](const Continuation& c) {
    return heeded ? static_cast<double>(c.count) : 0;
  };
  double total = 0;
  for (const Continuation& c : own) total += count_of(c);
  const double escape = !heeded   ? 1
                        : escapes ? settings_.escape * static_cast<double>(own.size())
                                  : 0;
  const auto first = static_cast<std::uint32_t>(plain_.size());
  std::uint32_t next = shorter.first;
  const std::uint32_t end = shorter.first + shorter.count;
  const auto add = [&](const Continuation* c, const Step* s) {
    const double count = c != nullptr ? count_of(*c) : 0;
    const double escaped = s != nullptr ? escape * s->probability : 0;
    plain_.push_back({(count + escaped) / (total + escape), c != nullptr ? c->next : s->next,
                      c != nullptr ? c->symbol : s->symbol});
  };
  // What followed a context followed its suffix, too: a merge of two ascending lists.
  for (const Continuation& c : own) {
    for (; next < end && plain_[next].symbol < c.symbol; ++next) {
      const Step step = plain_[next];
      add(nullptr, &step);
    }
    if (next < end) {
      const Step step = plain_[next++];
      add(&c, &step);
    } else {
      add(&c, nullptr);
    }
  }
  for (; next < end; ++next) {
    const Step step = plain_[next];
    add(nullptr, &step);
  }
  blended_[context] = {first, static_cast<std::uint32_t>(plain_.size()) - first};
  return blended_[context];
}

Chain::Row Chain::temper(const Row& plain) {
  const auto first = static_cast<std::uint32_t>(steps_.size());
  const auto untempered = std::span(plain_).subspan(plain.first, plain.count);
  double largest = 0;
  for (const Step& step : untempered) largest = std::max(largest, step.probability);
  double sum = 0;
  for (Step step : untempered) {
    const double power = step.probability == largest
                             ? 1  // as pow would have it: most contexts have one continuation
                             : std::pow(step.probability / largest, 1 / settings_.temperature);
    step.probability = rounded(std::max(power, 1e-280));  // what may follow still may
    sum += step.probability;
    steps_.push_back(step);
  }
  for (std::uint32_t i = 0; i < plain.count; ++i) steps_[first + i].probability /= sum;
  return {first, plain.count};
}

}  // namespace auralis::markov

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
  if (!(settings.temperature > 0) || !std::isfinite(settings.temperature))
    throw base::Error("temperature: should be a positive number");
  if (!(settings.escape >= 0) || !std::isfinite(settings.escape))
    throw base::Error("escape: should be 0 or a positive number");
}

std::span<const Chain::Step> Chain::steps(ContextId context) {
  if (rows_[context].count == 0) rows_[context] = temper(context);
  return std::span(steps_).subspan(rows_[context].first, rows_[context].count);
}

double Chain::end_probability(ContextId context) {
  const Step& last = steps(context).back();
  return last.symbol == kEnd ? last.probability : 0;
}

Chain::Row Chain::blend(ContextId context) {
  if (blended_[context].count > 0) return blended_[context];
  const auto own = model_.continuations(context);
  const bool escapes = settings_.escape > 0 && context != Model::kRoot;
  const Row shorter = escapes ? blend(model_.suffix(context)) : Row{};
  double total = 0;
  for (const Continuation& c : own) total += static_cast<double>(c.count);
  const double escape = escapes ? settings_.escape * static_cast<double>(own.size()) : 0;
  const auto first = static_cast<std::uint32_t>(steps_.size());
  std::uint32_t next = shorter.first;
  const std::uint32_t end = shorter.first + shorter.count;
  const auto add = [&](const Continuation* c, const Step* s) {
    const double count = c != nullptr ? static_cast<double>(c->count) : 0;
    const double escaped = s != nullptr ? escape * s->probability : 0;
    steps_.push_back({(count + escaped) / (total + escape), c != nullptr ? c->next : s->next,
                      c != nullptr ? c->symbol : s->symbol});
  };
  // What followed a context followed its suffix, too: a merge of two ascending lists.
  for (const Continuation& c : own) {
    for (; next < end && steps_[next].symbol < c.symbol; ++next) {
      const Step step = steps_[next];
      add(nullptr, &step);
    }
    if (next < end) {
      const Step step = steps_[next++];
      add(&c, &step);
    } else {
      add(&c, nullptr);
    }
  }
  for (; next < end; ++next) {
    const Step step = steps_[next];
    add(nullptr, &step);
  }
  blended_[context] = {first, static_cast<std::uint32_t>(steps_.size()) - first};
  return blended_[context];
}

Chain::Row Chain::temper(ContextId context) {
  const Row plain = blend(context);
  if (settings_.temperature == 1) return plain;
  const auto first = static_cast<std::uint32_t>(steps_.size());
  double largest = 0;
  for (std::uint32_t i = 0; i < plain.count; ++i)
    largest = std::max(largest, steps_[plain.first + i].probability);
  double sum = 0;
  for (std::uint32_t i = 0; i < plain.count; ++i) {
    Step step = steps_[plain.first + i];
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

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/markov.h"

#include <cmath>
#include <numeric>

#include "base/error.h"

namespace auralis::compose {

namespace {

void scale_to_one(std::span<double> weights, const char* what) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(sum > 0)) throw base::Error(std::string("Markov chain: nothing ") + what);
  for (double& w : weights) w /= sum;
}

}  // namespace

MarkovChain::MarkovChain(std::size_t symbols, std::span<const double> weights,
                         std::span<const double> first)
    : symbols_(symbols), rows_(weights.begin(), weights.end()), first_(first.begin(), first.end()) {
  if (first_.empty()) first_.assign(symbols, 1);
  if (rows_.size() != symbols * symbols || first_.size() != symbols)
    throw base::Error("Markov chain: a row has the wrong length");
  scale_to_one(first_, "can begin");
  for (std::size_t u = 0; u < symbols; ++u)
    scale_to_one(std::span(rows_).subspan(u * symbols, symbols), "can follow a symbol");
}

MarkovChain MarkovChain::at_temperature(double temperature) const {
  const auto level = [temperature](std::vector<double> values) {
    for (double& v : values) v = v > 0 ? std::pow(v, 1 / temperature) : 0;
    return values;
  };
  return {symbols_, level(rows_), level(first_)};
}

}  // namespace auralis::compose

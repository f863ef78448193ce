// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/trainer.h"

#include <algorithm>
#include <string>

#include "base/error.h"

namespace auralis::markov {

Trainer::Trainer(const ModelShape& shape) : shape_(shape) {}

void Trainer::add(std::span<const Symbol> sequence, std::uint64_t weight) {
  for (const Symbol symbol : sequence)
    if (symbol >= shape_.symbols)
      throw base::Error("symbol " + std::to_string(symbol) + " is outside 0.." +
                        std::to_string(shape_.symbols - 1));
  if (sequence.empty() || weight == 0) return;
  std::vector<Symbol> marked{kBegin};
  marked.insert(marked.end(), sequence.begin(), sequence.end());
  if (shape_.ends) marked.push_back(kEnd);
  const auto order = static_cast<std::size_t>(shape_.order);
  for (std::size_t i = 1; i < marked.size(); ++i) {
    const auto first = marked.begin() + static_cast<std::ptrdiff_t>(i - std::min(i, order));
    grams_.push_back({{first, marked.begin() + static_cast<std::ptrdiff_t>(i) + 1}, weight});
  }
}

void Trainer::add(const Model& model, std::uint64_t weight) {
  if (model.shape() != shape_)
    throw base::Error("models of different alphabets or orders cannot be merged");
  if (weight == 0) return;
  for (Gram& gram : model.grams()) {
    if (gram.count > Model::kMostCount / weight)
      throw base::Error("a model with a count over " + std::to_string(Model::kMostCount));
    gram.count *= weight;
    grams_.push_back(std::move(gram));
  }
}

}  // namespace auralis::markov

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sequences (or models, weighted) -> the model that they teach.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "markov/model.h"

namespace auralis::markov {

/// The model depends on what was added, not on the order in which.
class Trainer {
 public:
  explicit Trainer(const ModelShape& shape);

  /// A whole sequence, from its beginning to its end, that counts `weight` times. Throws
  /// base::Error where it has a symbol outside the alphabet.
  void add(std::span<const Symbol> sequence, std::uint64_t weight = 1);
  /// All that a model was taught, each count times `weight`: models are merged by adding them to
  /// one trainer. Throws base::Error where its shape is another.
  void add(const Model& model, std::uint64_t weight = 1);

  /// Throws base::Error where nothing was added.
  [[nodiscard]] Model model() const { return {shape_, grams_}; }

 private:
  ModelShape shape_;
  std::vector<Gram> grams_;
};

}  // namespace auralis::markov

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A model's probabilities: counts -> escape to shorter contexts -> temperature -> P(x | context).
#pragma once

#include <span>
#include <vector>

#include "markov/model.h"

namespace auralis::markov {

struct ChainSettings {
  /// Each probability is raised to 1 / temperature: below 1 the likely is preferred, above 1 all is
  /// levelled. Must be positive. The powers are rounded to 24 bits before they are scaled to a sum
  /// of 1, because std::pow may differ in its last bit between machines and draws must not.
  double temperature = 1;
  /// 0: P(x | context) = count(context, x) / count(context), so that only what followed the longest
  /// context follows. Above 0 whatever followed any of its suffixes may follow (the support
  /// changes): P(x | c) = (count(c, x) + e t P(x | suffix of c)) / (count(c) + e t), t the number
  /// of different continuations of c; 1 is the escape method C of I. H. Witten and T. C. Bell, "The
  /// zero-frequency problem", IEEE Transactions on Information Theory 37, 1991.
  /// With it, nearly every context of a model can be reached in every layer of a lattice: for
  /// models of some thousand contexts.
  double escape = 0;
  /// A context of two symbols or more that fewer different symbols (kEnd is one) followed is not
  /// heeded: P(x | c) = P(x | suffix of c). 1: all are. In a small corpus most contexts were met
  /// once, and a chain that heeds them can only repeat what it was taught.
  int fewest = 1;
};

/// Rows are computed when first asked for and kept: one thread, and the model must outlive it.
class Chain {
 public:
  struct Step {
    double probability;
    ContextId next;
    Symbol symbol;
  };

  /// Throws base::Error where a setting is out of range.
  explicit Chain(const Model& model, const ChainSettings& settings = {});

  /// As if made anew with another temperature; what does not depend on it is kept. Throws
  /// base::Error where it is out of range.
  void set_temperature(double temperature);
  [[nodiscard]] double temperature() const noexcept { return settings_.temperature; }

  [[nodiscard]] const Model& model() const noexcept { return model_; }
  /// What may follow a context, symbols ascending, kEnd last. Valid until a context is asked for
  /// that was never asked for before.
  [[nodiscard]] std::span<const Step> steps(ContextId context);
  /// The longest suffix of a context that is heeded: see ChainSettings::fewest.
  [[nodiscard]] ContextId heeded(ContextId context) const noexcept;
  /// P(kEnd | context).
  [[nodiscard]] double end_probability(ContextId context);

 private:
  struct Row {
    std::uint32_t first = 0;
    std::uint32_t count = 0;  // 0: not yet computed
  };

  Row blend(ContextId context);
  Row temper(const Row& plain);

  const Model& model_;
  ChainSettings settings_;
  std::vector<Row> blended_;  // before temperature
  std::vector<Step> plain_;   // of those
  std::vector<Row> rows_;
  std::vector<Step> steps_;  // of those; none where the temperature is 1
};

}  // namespace auralis::markov

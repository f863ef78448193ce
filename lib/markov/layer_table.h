// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What each symbol weighs in each layer: the constraints without memory and the extent, one
// look-up.
#pragma once

#include <cstddef>
#include <vector>

#include "markov/chain.h"
#include "markov/query.h"

namespace auralis::markov {

/// A layer is a number of symbols or of ticks since the phrase's beginning, as its extent measures.
class LayerTable {
 public:
  /// Fills the table. With `look_ahead`, a symbol also weighs 0 where nothing behind it can reach
  /// the end by what this table and the symbol alone say (its context of one symbol): a cheap
  /// necessary condition that spares most dead ends their exploration.
  void build(Chain& chain, const Query& query, bool look_ahead);

  [[nodiscard]] double weight(int layer, Symbol symbol) const noexcept {
    return weights_[static_cast<std::size_t>(layer) * symbols_ + symbol];
  }
  /// A layer's weights, by symbol.
  [[nodiscard]] const double* weights(int layer) const noexcept {
    return weights_.data() + static_cast<std::size_t>(layer) * symbols_;
  }
  [[nodiscard]] std::size_t symbols() const noexcept { return symbols_; }
  /// The layers that a symbol takes up.
  [[nodiscard]] int length(Symbol symbol) const noexcept { return lengths_[symbol]; }
  /// Whether a symbol weighs more than 0 in some layer.
  [[nodiscard]] bool anywhere(Symbol symbol) const noexcept { return anywhere_[symbol]; }
  /// True of a constraint that this table answers for.
  [[nodiscard]] static bool covers(const Constraint& constraint, Extent::Measure measure) noexcept;

 private:
  void fill(const Query& query, const std::vector<const Constraint*>& covered);
  void fill_layer(const Query& query, const std::vector<const Constraint*>& covered, int layer);
  void note_where();
  void look_ahead(Chain& chain, const Query& query);
  [[nodiscard]] bool leads_on(Chain& chain, const Query& query, int layer, Symbol symbol) const;

  std::size_t symbols_ = 0;
  std::vector<double> weights_;  // [layer][symbol]
  std::vector<int> lengths_;     // by symbol
  std::vector<bool> anywhere_;   // by symbol
  std::vector<bool> reached_;    // layers that durations lead to
};

/// The symbols or ticks that a symbol takes up.
[[nodiscard]] inline int length_of(const Query& query, Symbol symbol) noexcept {
  return query.extent.measure == Extent::Measure::kTicks ? query.ticks[symbol] : 1;
}

}  // namespace auralis::markov

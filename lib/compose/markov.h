// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A first-order Markov chain over symbols 0 .. n - 1, as data.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace auralis::compose {

class MarkovChain {
 public:
  /// `weights` holds a row of `symbols` non-negative weights for each symbol (what may follow it);
  /// `first` weighs what may begin, all alike where it is empty. Each is scaled to a sum of 1.
  /// Throws base::Error where a row or `first` has the wrong length or nothing positive.
  MarkovChain(std::size_t symbols, std::span<const double> weights,
              std::span<const double> first = {});

  [[nodiscard]] std::size_t symbols() const noexcept { return symbols_; }
  /// P(next | symbol).
  [[nodiscard]] double probability(std::size_t symbol, std::size_t next) const noexcept {
    return rows_[symbol * symbols_ + next];
  }
  [[nodiscard]] std::span<const double> first() const noexcept { return first_; }

  /// The chain with each probability raised to 1 / temperature: below 1 it prefers the likely,
  /// above 1 it levels.
  [[nodiscard]] MarkovChain at_temperature(double temperature) const;

 private:
  std::size_t symbols_;
  std::vector<double> rows_;
  std::vector<double> first_;
};

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Recursions over the four values before, kept in registers: through memory each step would wait.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace auralis::synth {

/// step(y[i], y[i - 4]) changes y[i], for i = 0 .. n - 1, as vectors of four. `last` is the four
/// values before y, and then its last four.
template <class T, class Step>
inline void over_four_before(T* y, std::size_t n, std::array<T, 4>& last, Step step) noexcept {
  using Four [[gnu::vector_size(4 * sizeof(T))]] = T;
  Four before;
  std::memcpy(&before, last.data(), sizeof before);
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    Four now;
    std::memcpy(&now, y + i, sizeof now);
    step(now, before);
    std::memcpy(y + i, &now, sizeof now);
    before = now;
  }
  std::memcpy(last.data(), &before, sizeof before);
  for (; i < n; ++i) {
    step(y[i], last.front());
    std::ranges::rotate(last, last.begin() + 1);
    last.back() = y[i];
  }
}

}  // namespace auralis::synth

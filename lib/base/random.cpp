// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/random.h"

#include <cassert>

namespace auralis::base {

namespace {

std::uint32_t low_word(std::uint64_t x) noexcept { return static_cast<std::uint32_t>(x); }
std::uint32_t high_word(std::uint64_t x) noexcept { return static_cast<std::uint32_t>(x >> 32); }

}  // namespace

PhiloxCounter philox(PhiloxCounter counter, PhiloxKey key) noexcept {
  constexpr std::uint64_t kMultiply0 = 0xD2511F53, kMultiply1 = 0xCD9E8D57;
  constexpr std::uint32_t kWeyl0 = 0x9E3779B9, kWeyl1 = 0xBB67AE85;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = kMultiply0 * counter[0];
    const std::uint64_t p1 = kMultiply1 * counter[2];
    counter = {high_word(p1) ^ counter[1] ^ key[0], low_word(p1),
               high_word(p0) ^ counter[3] ^ key[1], low_word(p0)};
    key[0] += kWeyl0;
    key[1] += kWeyl1;
  }
  return counter;
}

Random::Random(std::uint64_t seed, std::uint64_t stream) noexcept
    : key_{low_word(seed), high_word(seed)}, counter_{0, 0, low_word(stream), high_word(stream)} {}

std::uint32_t Random::word() noexcept {
  if (used_ == words_.size()) {
    words_ = philox(counter_, key_);
    used_ = 0;
    if (++counter_[0] == 0) ++counter_[1];
  }
  return words_[used_++];
}

double Random::uniform() noexcept { return word() * 0x1p-32; }

double Random::uniform(double low, double high) noexcept { return low + (high - low) * uniform(); }

std::size_t Random::index(std::size_t count) noexcept {
  assert(count > 0);
  // Multiply-shift keeps the bias below count * 2^-32, far under anything a listener could count.
  return static_cast<std::size_t>((static_cast<std::uint64_t>(word()) * count) >> 32);
}

std::size_t Random::weighted(std::span<const double> weights) noexcept {
  double sum = 0;
  for (const double w : weights) sum += w;
  assert(sum > 0);
  double left = uniform() * sum;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    last = i;
    if (left < weights[i]) return i;
    left -= weights[i];
  }
  return last;  // rounding left a crumb: the last index that has weight
}

}  // namespace auralis::base

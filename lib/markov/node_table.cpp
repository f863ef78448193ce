// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/node_table.h"

#include <algorithm>

namespace auralis::markov {

void NodeTable::clear(std::size_t words) {
  constexpr std::size_t kFewest = 64;
  words_ = words;
  size_ = 0;
  keys_.clear();
  if (slots_.empty()) slots_.resize(kFewest);
  std::ranges::fill(slots_, Slot{});
}

std::uint64_t NodeTable::hash(const Word* key) const noexcept {
  std::uint64_t h = 0;
  for (std::size_t i = 0; i < words_; ++i) {
    h = (h ^ static_cast<std::uint64_t>(key[i])) * 0x9E3779B97F4A7C15;  // 2^64 / golden ratio
    h ^= h >> 32;
  }
  return h * 0x9E3779B97F4A7C15;
}

std::uint32_t NodeTable::number_of(const Word* key) {
  if (2 * (std::size_t{size_} + 1) > slots_.size()) grow();
  const std::uint64_t h = hash(key);
  const auto tag = static_cast<std::uint32_t>(h >> 32);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = tag & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.number_and_one == 0) {
      slot = {++size_, tag};
      keys_.insert(keys_.end(), key, key + words_);
      return size_ - 1;
    }
    if (slot.tag == tag && equals(slot.number_and_one - 1, key)) return slot.number_and_one - 1;
  }
}

bool NodeTable::equals(std::uint32_t number, const Word* key) const noexcept {
  const Word* mine = this->key(number);
  for (std::size_t i = 0; i < words_; ++i)
    if (mine[i] != key[i]) return false;
  return true;
}

void NodeTable::grow() {
  std::vector<Slot> larger(2 * slots_.size());
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number_and_one == 0) continue;
    std::size_t i = slot.tag & mask;
    while (larger[i].number_and_one != 0) i = (i + 1) & mask;
    larger[i] = slot;
  }
  slots_ = std::move(larger);
}

}  // namespace auralis::markov

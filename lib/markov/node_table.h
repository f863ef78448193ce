// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The product states met so far: keys of a few words, each with a number, by open addressing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace auralis::markov {

/// Keeps its memory when it is cleared. Numbers count up from 0 in order of arrival, so that
/// nothing depends on the hash.
class NodeTable {
 public:
  using Word = std::int64_t;

  void clear(std::size_t words);
  /// The number of a key of `words` words; a new one gets the next number.
  [[nodiscard]] std::uint32_t number_of(const Word* key);
  /// Valid until the next new key.
  [[nodiscard]] const Word* key(std::uint32_t number) const noexcept {
    return keys_.data() + number * words_;
  }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint32_t number_and_one = 0;  // 0: free
    std::uint32_t tag = 0;  // the hash's upper half, to tell most others without their key
  };

  [[nodiscard]] std::uint64_t hash(const Word* key) const noexcept;
  [[nodiscard]] bool equals(std::uint32_t number, const Word* key) const noexcept;
  void grow();

  std::size_t words_ = 1;
  std::uint32_t size_ = 0;
  std::vector<Word> keys_;
  std::vector<Slot> slots_;  // a power of two
};

}  // namespace auralis::markov

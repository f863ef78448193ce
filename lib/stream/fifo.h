// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A queue that allocates nothing once it has grown.
#pragma once

#include <algorithm>
#include <boost/circular_buffer.hpp>
#include <cstddef>
#include <utility>

namespace auralis::stream {

/// Oldest first. It doubles its room when it is full. One thread.
template <class T>
class Fifo {
 public:
  void push(T item) {
    constexpr std::size_t kLeastRoom = 8;
    if (items_.full()) items_.set_capacity(std::max(kLeastRoom, 2 * items_.capacity()));
    items_.push_back(std::move(item));
  }
  /// The oldest; there must be one, as for pop.
  [[nodiscard]] T& front() { return items_.front(); }
  [[nodiscard]] const T& front() const { return items_.front(); }
  [[nodiscard]] T pop() {
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

  [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  [[nodiscard]] auto begin() const noexcept { return items_.begin(); }
  [[nodiscard]] auto end() const noexcept { return items_.end(); }

 private:
  boost::circular_buffer<T> items_;
};

}  // namespace auralis::stream

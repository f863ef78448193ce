// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a connection has yet to write.
#pragma once

#include <boost/asio/buffer.hpp>
#include <memory>
#include <span>
#include <string>

#include "stream/fifo.h"
#include "stream/web_socket.h"

namespace auralis::stream {

/// Oldest first. Frames are shared with whoever else gets them; nothing is copied, and once it has
/// grown nothing is allocated. [io thread]
class SendQueue {
 public:
  void push(std::string bytes);
  void push(std::shared_ptr<const Frame> frame);

  [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
  /// That wait.
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

  /// The oldest bytes in pieces, as many as there is room for; how many these are.
  [[nodiscard]] std::size_t pieces(std::span<boost::asio::const_buffer> room) const;
  /// So many bytes are written.
  void drop(std::size_t written);

 private:
  struct Item {
    std::string bytes;
    std::shared_ptr<const Frame> frame;  // or null

    [[nodiscard]] const std::string& first() const { return frame ? frame->head() : bytes; }
    [[nodiscard]] std::size_t size() const {
      return frame ? frame->head().size() + frame->body().size() : bytes.size();
    }
  };
  void push(Item item);

  Fifo<Item> items_;
  std::size_t bytes_ = 0;
  std::size_t written_ = 0;  // of the oldest
};

}  // namespace auralis::stream

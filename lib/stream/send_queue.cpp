// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/send_queue.h"

#include <algorithm>
#include <utility>

namespace auralis::stream {

namespace asio = boost::asio;

void SendQueue::push(std::string bytes) {
  if (!bytes.empty()) push(Item{std::move(bytes), nullptr});
}

void SendQueue::push(std::shared_ptr<const Frame> frame) { push(Item{{}, std::move(frame)}); }

void SendQueue::push(Item item) {
  bytes_ += item.size();
  items_.push(std::move(item));
}

std::size_t SendQueue::pieces(std::span<asio::const_buffer> room) const {
  std::size_t count = 0;
  std::size_t skip = written_;
  const auto add = [&](const std::string& text) {
    const std::size_t left_out = std::min(skip, text.size());
    skip -= left_out;
    if (left_out < text.size())
      room[count++] = asio::buffer(text.data() + left_out, text.size() - left_out);
  };
  for (const Item& item : items_) {
    if (count + 2 > room.size()) break;
    add(item.first());
    if (item.frame) add(item.frame->body());
  }
  return count;
}

void SendQueue::drop(std::size_t written) {
  bytes_ -= written;
  written_ += written;
  while (!items_.empty() && written_ >= items_.front().size()) {
    written_ -= items_.front().size();
    static_cast<void>(items_.pop());
  }
}

}  // namespace auralis::stream

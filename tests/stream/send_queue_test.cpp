// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/send_queue.h"

#include <gtest/gtest.h>

#include <array>

namespace auralis::stream {
namespace {

namespace asio = boost::asio;

std::string first_pieces(const SendQueue& queue, std::size_t room) {
  std::array<asio::const_buffer, 16> pieces;
  const std::size_t count = queue.pieces(std::span(pieces).first(room));
  std::string text;
  for (const auto& piece : std::span(pieces).first(count))
    text.append(static_cast<const char*>(piece.data()), piece.size());
  return text;
}

std::shared_ptr<const Frame> frame(std::string head, std::string payload) {
  const std::size_t bytes = payload.size();
  return std::make_shared<Frame>(std::move(head), std::make_shared<std::string>(std::move(payload)),
                                 bytes);
}

TEST(SendQueue, GivesBytesInTheirOrderHoweverTheyAreWritten) {
  for (std::size_t step = 1; step <= 12; ++step) {
    SendQueue queue;
    queue.push("head ");
    queue.push("");
    for (int i = 0; i < 20; ++i) queue.push(frame("<", std::to_string(i)));
    queue.push(frame("$", ""));
    std::string written;
    while (!queue.empty()) {
      const std::string some = first_pieces(queue, 4).substr(0, step);
      ASSERT_FALSE(some.empty());
      written += some;
      queue.drop(some.size());
    }
    EXPECT_EQ(written, "head <0<1<2<3<4<5<6<7<8<9<10<11<12<13<14<15<16<17<18<19$") << step;
    EXPECT_EQ(queue.bytes(), 0U);
  }
}

TEST(SendQueue, CountsWhatWaits) {
  SendQueue queue;
  queue.push(frame("ab", "cde"));
  queue.push("fg");
  EXPECT_EQ(queue.bytes(), 7U);
  queue.drop(6);
  EXPECT_EQ(queue.bytes(), 1U);
  EXPECT_EQ(first_pieces(queue, 16), "g");
}

TEST(SendQueue, SharesFramesAndLetsThemGoOnceWritten) {
  const auto shared = frame("a", "b");
  SendQueue one, other;
  one.push(shared);
  other.push(shared);
  EXPECT_EQ(shared.use_count(), 3);
  one.drop(2);
  EXPECT_EQ(shared.use_count(), 2);
}

}  // namespace
}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/ring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <thread>

namespace auralis::stream {
namespace {

/// Puts text in, as far as there is room without waiting.
void put(Ring& ring, std::string text) {
  while (!text.empty()) {
    const auto room = ring.wait_for_room();
    const std::size_t n = std::min(room.size(), text.size());
    std::memcpy(room.data(), text.data(), n);
    ring.commit(n);
    text.erase(0, n);
  }
}

TEST(Ring, GivesWholeFramesInOrderAroundItsEnd) {
  Ring ring({4}, 2);
  put(ring, "aabbc");
  EXPECT_EQ(ring.look().ready.count, 2);
  EXPECT_EQ(ring.take({2}), "aabb");
  put(ring, "cddee");
  EXPECT_EQ(ring.look().ready.count, 3);
  EXPECT_EQ(ring.take({3}), "ccddee");
  EXPECT_FALSE(ring.look().full);
}

TEST(Ring, HoldsTheSourceBackWhileItIsFull) {
  Ring ring({4}, 2);
  std::thread source([&] { put(ring, "aabbccddee"); });
  while (!ring.look().full) std::this_thread::yield();
  EXPECT_EQ(ring.look().ready.count, 4);
  EXPECT_TRUE(ring.look().full) << "it still waits";
  EXPECT_EQ(ring.take({4}), "aabbccdd");
  source.join();
  EXPECT_EQ(ring.wait_for({1}, Seconds(10)).ready.count, 1);
  EXPECT_EQ(ring.take({1}), "ee");
}

TEST(Ring, EndsWithoutTheFrameThatWasBegun) {
  Ring ring({4}, 2);
  put(ring, "aab");
  EXPECT_EQ(ring.end(), 1U);
  const auto supply = ring.wait_for({4}, Seconds(10));
  EXPECT_TRUE(supply.ended);
  EXPECT_EQ(supply.ready.count, 1);
  EXPECT_TRUE(ring.wait_for_room().empty());
  EXPECT_EQ(ring.end(), 0U);
}

TEST(Ring, LetsAWaitingSourceGoWhenClosed) {
  Ring ring({1}, 2);
  put(ring, "aa");
  std::thread source([&] { EXPECT_TRUE(ring.wait_for_room().empty()); });
  while (!ring.look().full) std::this_thread::yield();
  ring.close();
  source.join();
  EXPECT_EQ(ring.look().ready.count, 0);
}

TEST(Ring, WaitsNoLongerThanAsked) {
  Ring ring({4}, 2);
  EXPECT_EQ(ring.wait_for({1}, Seconds(0.01)).ready.count, 0);
}

}  // namespace
}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/ring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <thread>

#include "support/fake_clock.h"

namespace auralis::stream {
namespace {

const base::Clock& clock() {
  static const base::SteadyClock steady;
  return steady;
}

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
  Ring ring({4}, 2, clock());
  put(ring, "aabbc");
  EXPECT_EQ(ring.look({1}).ready.count, 2);
  EXPECT_EQ(ring.take({2}), "aabb");
  put(ring, "cddee");
  EXPECT_EQ(ring.look({1}).ready.count, 3);
  EXPECT_EQ(ring.take({3}), "ccddee");
  EXPECT_FALSE(ring.look({1}).full);
}

TEST(Ring, HoldsTheSourceBackWhileItIsFull) {
  Ring ring({4}, 2, clock());
  std::thread source([&] { put(ring, "aabbccddee"); });
  while (!ring.look({1}).full) std::this_thread::yield();
  EXPECT_EQ(ring.look({1}).ready.count, 4);
  EXPECT_TRUE(ring.look({1}).full) << "it still waits";
  EXPECT_EQ(ring.take({4}), "aabbccdd");
  source.join();
  EXPECT_EQ(ring.wait_for({1}, Seconds(10)).ready.count, 1);
  EXPECT_EQ(ring.take({1}), "ee");
}

TEST(Ring, EndsWithoutTheFrameThatWasBegun) {
  Ring ring({4}, 2, clock());
  put(ring, "aab");
  EXPECT_EQ(ring.end(), 1U);
  const auto supply = ring.wait_for({4}, Seconds(10));
  EXPECT_TRUE(supply.ended);
  EXPECT_EQ(supply.ready.count, 1);
  EXPECT_TRUE(ring.wait_for_room().empty());
  EXPECT_EQ(ring.end(), 0U);
}

TEST(Ring, LetsAWaitingSourceGoWhenClosed) {
  Ring ring({1}, 2, clock());
  put(ring, "aa");
  std::thread source([&] { EXPECT_TRUE(ring.wait_for_room().empty()); });
  while (!ring.look({1}).full) std::this_thread::yield();
  ring.close();
  source.join();
  EXPECT_EQ(ring.look({1}).ready.count, 0);
}

TEST(Ring, KnowsWhenTheLastWholeChunkWasWhole) {
  support::FakeClock time;
  Ring ring({8}, 2, time);
  const Seconds start = time.now();
  const auto whole = [&](std::int64_t chunk) { return (ring.look({chunk}).whole - start).count(); };
  put(ring, "aab");
  time.advance(Seconds(1));
  put(ring, "bcc");
  time.advance(Seconds(2));
  put(ring, "dd");
  EXPECT_DOUBLE_EQ(whole(3), 1);  // one chunk of three frames, whole with the second write
  EXPECT_DOUBLE_EQ(whole(2), 3);
  EXPECT_EQ(ring.take({1}), "aa");
  EXPECT_DOUBLE_EQ(whole(2), 1);
  EXPECT_DOUBLE_EQ(whole(1), 3);
}

TEST(Ring, WaitsNoLongerThanAsked) {
  Ring ring({4}, 2, clock());
  EXPECT_EQ(ring.wait_for({1}, Seconds(0.01)).ready.count, 0);
}

}  // namespace
}  // namespace auralis::stream

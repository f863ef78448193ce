// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/outbox.h"

#include <gtest/gtest.h>

namespace auralis::nats {
namespace {

using base::Seconds;

Parcel chunk(std::uint32_t seq) {
  auto made = std::make_shared<stream::Chunk>();
  made->seq = seq;
  return {std::move(made), ""};
}

TEST(Outbox, KeepsWhatWasSentUntilItIsDone) {
  Outbox outbox(10);
  EXPECT_EQ(outbox.next(), nullptr);
  EXPECT_FALSE(outbox.push(chunk(1)));
  EXPECT_FALSE(outbox.push({nullptr, "run"}));
  ASSERT_NE(outbox.next(), nullptr);
  const std::uint64_t first = outbox.next()->id;
  outbox.sent(first, Seconds(1));
  ASSERT_NE(outbox.next(), nullptr);
  EXPECT_EQ(outbox.next()->parcel.text, "run");
  EXPECT_EQ(outbox.chunks(), 1U);
  outbox.done(first);
  outbox.done(first);
  EXPECT_EQ(outbox.chunks(), 0U);
  EXPECT_FALSE(outbox.empty());
  outbox.done(outbox.next()->id);
  EXPECT_TRUE(outbox.empty());
}

TEST(Outbox, DropsTheOldestBeyondItsLength) {
  Outbox outbox(2);
  EXPECT_FALSE(outbox.push({nullptr, "run"}));
  EXPECT_FALSE(outbox.push(chunk(1)));
  EXPECT_FALSE(outbox.push(chunk(2)));
  EXPECT_TRUE(outbox.push(chunk(3)));
  EXPECT_EQ(outbox.chunks(), 2U);
  ASSERT_NE(outbox.next(), nullptr);
  EXPECT_EQ(outbox.next()->parcel.chunk->seq, 2U);
}

TEST(Outbox, SendsAgainInOrder) {
  Outbox outbox(10);
  for (std::uint32_t seq = 1; seq <= 3; ++seq) {
    EXPECT_FALSE(outbox.push(chunk(seq)));
    outbox.sent(outbox.next()->id, Seconds(seq));
  }
  EXPECT_EQ(outbox.next(), nullptr);
  EXPECT_FALSE(outbox.send_again(Seconds(1)));
  EXPECT_TRUE(outbox.send_again(Seconds(2.5)));
  EXPECT_EQ(outbox.next()->parcel.chunk->seq, 1U);
  outbox.done(outbox.next()->id);
  EXPECT_EQ(outbox.next()->parcel.chunk->seq, 2U);
  outbox.forget_sent();
  EXPECT_EQ(outbox.chunks(), 1U) << "the third was sent, and nobody keeps it";
  outbox.send_again();
  EXPECT_EQ(outbox.next()->parcel.chunk->seq, 2U);
}

}  // namespace
}  // namespace auralis::nats

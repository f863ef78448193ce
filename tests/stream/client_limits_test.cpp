// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/client_limits.h"

#include <gmock/gmock.h>

#include <vector>

#include "support/fake_clock.h"

namespace auralis::stream {
namespace {

using base::Seconds;
using monitor::Metric;

TEST(AddressCounts, ForgetsAnAddressThatHoldsNothing) {
  AddressCounts counts;
  {
    const auto first = counts.add("a");
    auto second = counts.add("a");
    EXPECT_EQ(counts.count("a"), 2);
    {
      const auto moved = std::move(second);
      EXPECT_EQ(counts.count("a"), 2);
    }
    EXPECT_EQ(counts.count("a"), 1);
    for (int i = 0; i < 1000; ++i) static_cast<void>(counts.add(std::to_string(i)));
    EXPECT_EQ(counts.addresses(), 1U);
  }
  EXPECT_EQ(counts.addresses(), 0U);
}

TEST(RateGate, StaysShutForAsLongAsItSays) {
  RateGate gate({10, 5});
  Seconds now{100};
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(gate.pass(now));
  EXPECT_EQ(gate.pass(now), Seconds(1));
  now += Seconds(0.75);
  EXPECT_EQ(gate.pass(now), Seconds(0.25)) << "though there would be room again";
  now += Seconds(0.25);
  EXPECT_FALSE(gate.pass(now));
}

TEST(AddressRates, KeepsSoManyAddressesAndForgetsTheOldest) {
  AddressRates rates({1, 1}, 100);
  const Seconds now{100};
  EXPECT_FALSE(rates.pass("steady", now));
  for (int i = 0; i < 5000; ++i) {
    EXPECT_FALSE(rates.pass(std::to_string(i), now));
    EXPECT_TRUE(rates.pass("steady", now)) << "it is seen all the time";
    ASSERT_LE(rates.addresses(), 100U);
  }
  EXPECT_FALSE(rates.pass("0", now)) << "it was forgotten";
}

class ClientLimitsTest : public testing::Test {
 protected:
  static Request from(std::string peer, std::string forwarded_for = "") {
    Request request;
    request.peer = std::move(peer);
    request.forwarded_for = std::move(forwarded_for);
    return request;
  }
  /// How many of so many pass.
  int passing(int n, const Request& request) {
    int passed = 0;
    for (int i = 0; i < n; ++i) passed += limits.count_handshake(request) ? 0 : 1;
    return passed;
  }

  support::FakeClock clock;
  monitor::Metrics metrics{"stream"};
  LimitRules rules{ClientAddresses({AddressRange("10.0.0.1")}), 20, 3, 50, 4};
  ClientLimits limits{rules, clock, metrics};
};

TEST_F(ClientLimitsTest, OneThatFloodsIsTheOnlyOneToPay) {
  EXPECT_EQ(passing(1000, from("203.0.113.7")), 4);
  EXPECT_EQ(passing(40, from("127.0.0.1")), 40) << "little of what all share was used up";
  const auto refusal = limits.count_handshake(from("203.0.113.7"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 429);
  EXPECT_EQ(refusal->retry_after, 1);
  EXPECT_EQ(refusal->reason,
            "too many connections from 203.0.113.7: at most 4 connections a second are taken; "
            "try again later");
  EXPECT_EQ(metrics.value(Metric::kStreamHandshakesLimited), 997);
  clock.advance(Seconds(1));
  EXPECT_EQ(passing(1000, from("203.0.113.7")), 4);
}

TEST_F(ClientLimitsTest, AFloodFromEverywhereIsBounded) {
  int passed = 0;
  for (int i = 0; i < 1000; ++i)
    passed += passing(1, from("198.51." + std::to_string(i / 250) + "." + std::to_string(i % 250)));
  EXPECT_EQ(passed, 50);
  const auto refusal = limits.count_handshake(from("203.0.113.7"));
  ASSERT_TRUE(refusal);
  EXPECT_THAT(refusal->reason, testing::StartsWith("the server is busy: at most 50 "));
}

TEST_F(ClientLimitsTest, AnAddressHasSoManyListeners) {
  std::vector<AddressCounts::Place> places;
  const Request house = from("10.0.0.1", "203.0.113.7");
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(limits.check_room(house, places.size()));
    places.push_back(limits.place_of(house));
  }
  const auto refusal = limits.check_room(house, places.size());
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 429);
  EXPECT_EQ(refusal->reason, "too many listeners at 203.0.113.7: at most 3 of one address");
  EXPECT_GT(refusal->retry_after, 0);
  EXPECT_EQ(metrics.value(Metric::kStreamAddressesFull), 1);
  EXPECT_FALSE(limits.check_room(from("10.0.0.1", "203.0.113.8"), places.size()));
  EXPECT_TRUE(limits.check_room(from("203.0.113.7"), places.size())) << "by another way";
  places.pop_back();
  EXPECT_FALSE(limits.check_room(house, places.size()));
}

TEST_F(ClientLimitsTest, ThisMachineHasRoomForAll) {
  std::vector<AddressCounts::Place> places;
  const Request local = from("127.0.0.1", "203.0.113.7");
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(limits.check_room(local, places.size()));
    places.push_back(limits.place_of(local));
  }
  EXPECT_EQ(limits.check_room(local, places.size())->status, 503) << "it is full";
}

TEST_F(ClientLimitsTest, ConnectionsCountByTheirFarEnd) {
  EXPECT_EQ(limits.counted_as("203.0.113.7"), "203.0.113.7");
  EXPECT_EQ(limits.counted_as("2001:db8::7"), "2001:db8::/64");
  EXPECT_EQ(limits.counted_as("127.0.0.1"), "");
  EXPECT_EQ(limits.counted_as("10.0.0.1"), "") << "a proxy speaks for many";
  EXPECT_EQ(connections_per_address(rules), 16);
  rules.clients_per_address = 100;
  EXPECT_EQ(connections_per_address(rules), 400);
}

}  // namespace
}  // namespace auralis::stream

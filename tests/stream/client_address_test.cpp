// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/client_address.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace auralis::stream {
namespace {

bool has(const char* range, const char* address) {
  return AddressRange(range).contains(*address_of_hop(address));
}

TEST(AddressRange, HoldsWhatSharesItsFirstBits) {
  EXPECT_TRUE(has("127.0.0.1", "127.0.0.1"));
  EXPECT_FALSE(has("127.0.0.1", "127.0.0.2"));
  EXPECT_TRUE(has("10.0.0.0/8", "10.255.3.4"));
  EXPECT_FALSE(has("10.0.0.0/8", "11.0.0.0"));
  EXPECT_TRUE(has("192.168.4.0/22", "192.168.7.9"));
  EXPECT_FALSE(has("192.168.4.0/22", "192.168.8.0"));
  EXPECT_TRUE(has("0.0.0.0/0", "203.0.113.7"));
  EXPECT_FALSE(has("0.0.0.0/0", "::1")) << "of another kind";
  EXPECT_TRUE(has("::1", "::1"));
  EXPECT_TRUE(has("2001:db8::/33", "2001:db8:7fff::1"));
  EXPECT_FALSE(has("2001:db8::/33", "2001:db8:8000::1"));
  EXPECT_TRUE(has("127.0.0.1", "::ffff:127.0.0.1")) << "as a socket for both kinds has it";
}

TEST(AddressRange, RefusesWhatIsNone) {
  for (const char* text : {"", "proxy", "10.0.0", "10.0.0.0/33", "::1/129", "10.0.0.0/",
                           "10.0.0.0/-1", "10.0.0.0/8/8", "1.2.3.4:80"}) {
    try {
      static_cast<void>(AddressRange(text));
      ADD_FAILURE() << text;
    } catch (const base::Error& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr("it should be as 127.0.0.1")) << text;
    }
  }
}

TEST(AddressOfHop, TakesPortsAndBracketsOff) {
  for (const char* hop :
       {"203.0.113.7", " 203.0.113.7\t", "203.0.113.7:5123", "::ffff:203.0.113.7"})
    EXPECT_EQ(address_of_hop(hop)->to_string(), "203.0.113.7") << hop;
  for (const char* hop : {"2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:443"})
    EXPECT_EQ(address_of_hop(hop)->to_string(), "2001:db8::1") << hop;
  for (const char* hop : {"", " ", "unknown", "_hidden", "[::1", "1.2.3", "1.2.3.4.5"})
    EXPECT_FALSE(address_of_hop(hop)) << hop;
}

ClientAddresses behind(std::initializer_list<const char*> proxies) {
  std::vector<AddressRange> ranges;
  for (const char* proxy : proxies) ranges.emplace_back(proxy);
  return ClientAddresses(std::move(ranges));
}

TEST(ClientAddresses, BelieveNobodyButTheirProxies) {
  const ClientAddresses nobody;
  EXPECT_EQ(nobody.of("203.0.113.7", "198.51.100.1").name, "203.0.113.7");
  EXPECT_TRUE(nobody.of("203.0.113.7", "198.51.100.1").limited);
  EXPECT_FALSE(nobody.of("127.0.0.1", "198.51.100.1").limited) << "a proxy that was not named";
  const auto proxied = behind({"127.0.0.1", "10.0.0.0/8"});
  EXPECT_EQ(proxied.of("127.0.0.1", "198.51.100.1").name, "198.51.100.1");
  EXPECT_TRUE(proxied.of("127.0.0.1", "198.51.100.1").limited);
  EXPECT_EQ(proxied.of("203.0.113.7", "198.51.100.1").name, "203.0.113.7");
}

TEST(ClientAddresses, TakeTheRightMostHopThatIsNoProxy) {
  const auto proxied = behind({"127.0.0.1", "10.0.0.0/8"});
  const auto name = [&](const char* hops) { return proxied.of("127.0.0.1", hops).name; };
  EXPECT_EQ(name("1.1.1.1, 198.51.100.1"), "198.51.100.1") << "what a client says of itself";
  EXPECT_EQ(name("1.1.1.1,198.51.100.1 , 10.1.2.3"), "198.51.100.1");
  EXPECT_EQ(name("10.9.9.9, 10.1.2.3"), "10.9.9.9") << "all are ours: the first one";
  EXPECT_EQ(name("198.51.100.1, nonsense, 10.1.2.3"), "10.1.2.3") << "the last that is known";
  EXPECT_EQ(name("nonsense"), "127.0.0.1");
  EXPECT_EQ(name("1.1.1.1,"), "127.0.0.1");
}

TEST(ClientAddresses, LeaveProgramsOnThisMachineAlone) {
  const auto proxied = behind({"127.0.0.1", "10.1.1.1"});
  for (const char* peer : {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"})
    EXPECT_FALSE(proxied.of(peer, "").limited) << peer;
  EXPECT_TRUE(proxied.of("127.0.0.1", "127.0.0.2").limited) << "a proxy speaks for it";
  EXPECT_FALSE(proxied.of_connection("10.1.1.1").limited) << "a proxy has many connections";
  EXPECT_TRUE(proxied.of_connection("10.1.1.2").limited);
  EXPECT_FALSE(proxied.of("", "1.1.1.1").limited) << "it has gone already";
}

TEST(ClientAddresses, TakeTheNetworkOfAnIpv6Customer) {
  const ClientAddresses all;
  EXPECT_EQ(all.of("2001:db8:1:2:3:4:5:6", "").name, "2001:db8:1:2::/64");
  EXPECT_EQ(all.of("2001:db8:1:2:ffff::", "").name, "2001:db8:1:2::/64");
  EXPECT_NE(all.of("2001:db8:1:3::", "").name, "2001:db8:1:2::/64");
}

}  // namespace
}  // namespace auralis::stream

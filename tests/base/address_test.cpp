// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/address.h"

#include <gtest/gtest.h>

namespace auralis::base {
namespace {

TEST(Address, ReadsWhatPeopleWrite) {
  for (const char* text : {"127.0.0.1:8080", "[::1]:8080", "localhost:0", ":65535"}) {
    const auto address = parse_address(text);
    ASSERT_TRUE(address) << text;
    EXPECT_EQ(to_text(*address), text);
  }
  EXPECT_EQ(parse_address("[::1]:80")->host, "::1");
  EXPECT_EQ(parse_address(":80")->host, "");
}

TEST(Address, RefusesTheRest) {
  for (const char* text : {"", "8080", "localhost", "host:", "host:65536", "host:-1", "host:8 0",
                           "::1:8080", "a b:1", "[::1:80", "http://host:80", "host:0x10"})
    EXPECT_FALSE(parse_address(text)) << text;
}

}  // namespace
}  // namespace auralis::base

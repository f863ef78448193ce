// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/listing.h"

#include <gtest/gtest.h>

namespace auralis::cli {
namespace {

TEST(Listing, IsWrittenAsTextAndAsJson) {
  Listing list;
  list.add({"mood", "tide", "slow \"swell\""});
  list.add({"mode", "hirajoshi", "", {"C", "D"}});
  list.add({"key", "C"});
  EXPECT_EQ(list.text(), "tide\tslow \"swell\"\nhirajoshi\tC D\nC\n");
  EXPECT_EQ(list.json(),
            "[\n"
            R"({"kind":"mood","name":"tide","description":"slow \"swell\""},)"
            "\n"
            R"({"kind":"mode","name":"hirajoshi","notes":["C","D"]},)"
            "\n"
            R"({"kind":"key","name":"C"})"
            "\n]\n");
}

TEST(Listing, MayBeEmpty) {
  EXPECT_EQ(Listing().text(), "");
  EXPECT_EQ(Listing().json(), "[\n]\n");
}

}  // namespace
}  // namespace auralis::cli

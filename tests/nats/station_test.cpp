// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/station.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace auralis::nats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Station, IsReadFromAUrl) {
  const Station station = parse_station("nats://music.example.org/tide", "--from");
  EXPECT_THAT(station.servers, ElementsAre("nats://music.example.org"));
  EXPECT_EQ(station.name, "tide");
  EXPECT_FALSE(station.tls);
  EXPECT_EQ(station.all(), "auralis.tide.stream.>");
  EXPECT_EQ(station.run(), "auralis.tide.stream.run");
  EXPECT_EQ(station.chunk("ab12", 4294967295U), "auralis.tide.stream.chunk.ab12.4294967295");
  EXPECT_EQ(station.control(), "auralis.tide.control");
  EXPECT_EQ(station.history(), "AURALIS_tide");
  EXPECT_EQ(station.ask(station.run()), "$JS.API.DIRECT.GET.AURALIS_tide.auralis.tide.stream.run");
}

TEST(Station, ShowsNoPassword) {
  const Station station = parse_station("tls://edge:p/@ss@a:4222,b:4223/late_2-x", "--from");
  EXPECT_THAT(station.servers, ElementsAre("tls://edge:p/@ss@a:4222", "tls://edge:p/@ss@b:4223"));
  EXPECT_EQ(station.shown, "tls://a:4222,b:4223");
  EXPECT_EQ(station.name, "late_2-x");
  EXPECT_TRUE(station.tls);
}

TEST(Station, RefusesWhatIsNoStation) {
  for (const char* url : {"", "tide", "http://h/tide", "nats://h", "nats://h/", "nats://h/a.b",
                          "nats://h/a/b", "nats://h/a b", "nats:///tide", "nats://:4222/tide",
                          "nats://a,/tide", "nats://u@/tide", "nats://h/*"}) {
    try {
      static_cast<void>(parse_station(url, "--publish"));
      ADD_FAILURE() << url;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.fault(), base::Fault::kUsage);
      EXPECT_THAT(error.what(), HasSubstr("--publish: "));
      EXPECT_THAT(error.what(), HasSubstr("nats://HOST:PORT/STATION"));
    }
  }
}

}  // namespace
}  // namespace auralis::nats

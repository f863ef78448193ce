// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/stream_service.h"

#include <gtest/gtest.h>

namespace auralis::stream {
namespace {

TEST(Burst, IsReadFromTheQuery) {
  EXPECT_EQ(burst_of_query("", Seconds(0)), Seconds(0));
  EXPECT_EQ(burst_of_query("x=1", Seconds(0)), Seconds(0));
  EXPECT_EQ(burst_of_query("burst=0", Seconds(0)), Seconds(0));
  EXPECT_EQ(burst_of_query("a=b&burst=250&c", Seconds(0)), Seconds(0.25));
  EXPECT_EQ(burst_of_query("burst=5000", Seconds(0)), Seconds(5));
  for (const char* query : {"burst=", "burst=5001", "burst=-1", "burst=1.5", "burst=x"})
    EXPECT_FALSE(burst_of_query(query, Seconds(0))) << query;
}

TEST(Bookmark, IsReadFromTheQuery) {
  bool wrong = true;
  EXPECT_FALSE(bookmark_of_query("burst=100", wrong));
  EXPECT_FALSE(wrong);
  const auto bookmark = bookmark_of_query("burst=1&stream=ab&from=4294967295", wrong);
  ASSERT_TRUE(bookmark && !wrong);
  EXPECT_EQ(bookmark->stream, "ab");
  EXPECT_EQ(bookmark->seq, 4294967295U);
  for (const char* query : {"stream=a", "from=1", "stream=a&from=", "stream=a&from=-1",
                            "stream=a&from=4294967296", "stream=a&from=x"}) {
    EXPECT_FALSE(bookmark_of_query(query, wrong)) << query;
    EXPECT_TRUE(wrong) << query;
  }
}

TEST(FileOfPath, StaysInsideTheFolder) {
  EXPECT_EQ(file_of_path("/"), "index.html");
  EXPECT_EQ(file_of_path("/a.js"), "a.js");
  EXPECT_EQ(file_of_path("/sub/"), "sub/index.html");
  EXPECT_EQ(file_of_path("/a%20b.css"), "a b.css");
  for (const char* path :
       {"", "a.js", "/..", "/../a", "/a/../b", "/%2e%2e/a", "/%2E./a", "/.git/config", "//etc",
        "/a//b", "/a\\b", "/%5c", "/%00", "/%", "/%4", "/%zz", "/./a"})
    EXPECT_FALSE(file_of_path(path)) << path;
}

TEST(WithStation, NamesTitleAndHeadingAlone) {
  EXPECT_EQ(with_station("<title>Auralis</title><h1>Auralis</h1>Auralis", "R&B <3"),
            "<title>R&amp;B &lt;3</title><h1>R&amp;B &lt;3</h1>Auralis");
  EXPECT_EQ(with_station("<title>Mine</title>Auralis", "x"), "<title>Mine</title>Auralis");
}

TEST(ContentType, IsKnownByTheEnding) {
  EXPECT_EQ(content_type_of("index.html"), "text/html; charset=utf-8");
  EXPECT_EQ(content_type_of("player.min.js"), "text/javascript; charset=utf-8");
  EXPECT_EQ(content_type_of("app.webmanifest"), "application/manifest+json");
  EXPECT_EQ(content_type_of("LICENSE"), "application/octet-stream");
}

}  // namespace
}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Line ends of all systems, and byte order marks.
#include "base/text_lines.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/error.h"

namespace auralis::base {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> all;
  for (TextLines lines(text); !lines.at_end();) {
    all.push_back(lines.next());
    EXPECT_EQ(lines.number(), static_cast<int>(all.size()));
  }
  return all;
}

using Lines = std::vector<std::string_view>;

TEST(TextLines, EndAsAnySystemEndsThem) {
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("a\nb"), (Lines{"a", "b"}));
  EXPECT_EQ(lines_of("a\r\nb\r\n"), (Lines{"a", "b"}));
  EXPECT_EQ(lines_of("a\rb\r\rc\r"), (Lines{"a", "b", "", "c"}));
  EXPECT_EQ(lines_of("a\n\r\nb"), (Lines{"a", "", "b"}));
}

TEST(TextLines, PassOverByteOrderMarks) {
  EXPECT_EQ(lines_of("\xEF\xBB\xBF"
                     "a\n\xEF\xBB\xBF"
                     "b\n\xEF\xBB"),
            (Lines{"a", "b", "\xEF\xBB"}));
}

TEST(TextLines, AreNotOfUtf16) {
  EXPECT_THROW(refuse_utf16("\xFF\xFE", "a.abc"), Error);
  EXPECT_THROW(refuse_utf16("\xFE\xFF", "a.abc"), Error);
  EXPECT_NO_THROW(refuse_utf16("\xFF", "a.abc"));
}

}  // namespace
}  // namespace auralis::base

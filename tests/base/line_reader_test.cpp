// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/line_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "base/error.h"
#include "support/pipe.h"

namespace auralis::base {
namespace {

using Result = LineReader::Result;
using support::Pipe;

TEST(LineReader, GivesLinesAndTheLastWithoutItsLineFeed) {
  Pipe pipe;
  LineReader reader(pipe.in, "the pipe", 16);
  std::string_view line;
  pipe.put("one\n\ntw");
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line, "one");
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line, "");
  ASSERT_EQ(reader.next(line), Result::kNothing);
  pipe.put("o");
  pipe.out.close();
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line, "two");
  EXPECT_EQ(reader.line_number(), 3U);
  EXPECT_EQ(reader.next(line), Result::kEnd);
}

TEST(LineReader, PassesOverByteOrderMarks) {
  Pipe pipe;
  LineReader reader(pipe.in, "the pipe", 16);
  std::string_view line;
  pipe.put("\xEF\xBB\xBFone\n\xEF\xBB\xBFtwo\n");
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line, "one");
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line, "two") << "files that were joined";
}

TEST(LineReader, RefusesUtf16) {
  Pipe pipe;
  LineReader reader(pipe.in, "the pipe", 16);
  std::string_view line;
  pipe.put("\xFF\xFEo\n");
  EXPECT_THROW((void)reader.next(line), Error);
}

TEST(LineReader, SkipsALineThatIsTooLongAndGoesOnAfterIt) {
  Pipe pipe;
  LineReader reader(pipe.in, "the pipe", 16);
  std::string_view line;
  pipe.put(std::string(16, 'a') + "\n" + std::string(17, 'b') + "\n" + std::string(500, 'c'));
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line.size(), 16U);
  EXPECT_EQ(reader.next(line), Result::kTooLong);
  EXPECT_EQ(reader.next(line), Result::kNothing);
  pipe.put("cc\nlast\n");
  EXPECT_EQ(reader.next(line), Result::kTooLong);
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line, "last");
  EXPECT_EQ(reader.line_number(), 4U);
}

// A file is always ready to be read: a tool that was told to stop read it to its end all the same.
TEST(LineReader, ReadsNoMoreOnceItIsTimeToStop) {
  Pipe pipe, stop;
  LineReader reader(pipe.in, "the pipe", 16, stop.in.fd());
  std::string_view line;
  pipe.put("one\n");
  ASSERT_EQ(reader.next(line), Result::kLine);
  pipe.put("two\n");
  stop.put("!");
  EXPECT_EQ(reader.next(line), Result::kNothing);
}

// What comes through a pipe may be anything: no line is held beyond its bound, and no byte is
// special but the line feed.
TEST(LineReader, KeepsNoMoreOfAnEndlessLineThanItsBound) {
  Pipe pipe;
  LineReader reader(pipe.in, "the pipe", 16);
  std::string_view line;
  for (int i = 0; i < 1000; ++i) {
    pipe.put(std::string(1000, '\0'));
    ASSERT_EQ(reader.next(line), Result::kNothing);
  }
  pipe.put(std::string("\na\0b\r\n", 6));
  EXPECT_EQ(reader.next(line), Result::kTooLong);
  ASSERT_EQ(reader.next(line), Result::kLine);
  EXPECT_EQ(line, std::string_view("a\0b\r", 4));
}

}  // namespace
}  // namespace auralis::base

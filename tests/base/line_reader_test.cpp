// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/line_reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

namespace auralis::base {
namespace {

using Result = LineReader::Result;

/// A pipe whose write end the test holds.
struct Pipe {
  Descriptor in, out;
  Pipe() {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    in = Descriptor(ends[0]);
    out = Descriptor(ends[1]);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  }
  void put(const std::string& text) const {
    write_all(out, std::as_bytes(std::span(text)), "the pipe");
  }
};

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

}  // namespace
}  // namespace auralis::base

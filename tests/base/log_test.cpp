// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/log.h"

#include <gtest/gtest.h>

namespace auralis::base {
namespace {

std::string said(Log::Level level, void (Log::*say)(std::string_view) const, const char* line) {
  testing::internal::CaptureStderr();
  (Log("tool", level).*say)(line);
  return testing::internal::GetCapturedStderr();
}

TEST(Log, TellsAsMuchAsIsWanted) {
  using Level = Log::Level;
  EXPECT_EQ(said(Level::kQuiet, &Log::error, "no disk"), "tool: no disk\n");
  EXPECT_EQ(said(Level::kQuiet, &Log::note, "so it is"), "");
  EXPECT_EQ(said(Level::kNormal, &Log::note, "so it is"), "tool: so it is\n");
  EXPECT_EQ(said(Level::kNormal, &Log::detail, "by the way"), "");
  EXPECT_EQ(said(Level::kVerbose, &Log::detail, "by the way"), "tool: by the way\n");
}

// An event of an unknown type could clear the terminal with its name, or add a line of its own.
TEST(Log, LetsNothingFromElsewhereWriteToTheTerminal) {
  EXPECT_EQ(said(Log::Level::kNormal, &Log::error, "no '\x1b[2J\nx\x7f' \xc3\xa9"),
            "tool: no '?[2J?x?' \xc3\xa9\n");
}

}  // namespace
}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/ending.h"

#include <gtest/gtest.h>

#include "base/temporary_directory.h"

namespace auralis::base {
namespace {

TEST(Ending, IsWhatFollowsTheLastDotOfTheName) {
  EXPECT_EQ(ending_of("a/Song.WAV"), ".wav");
  EXPECT_EQ(ending_of("a.tar.gz"), ".gz");
  EXPECT_EQ(ending_of("folder.d/song"), "");
  EXPECT_EQ(ending_of("-"), "");
  EXPECT_EQ(ending_of("a."), "");
  EXPECT_EQ(ending_of(".hidden"), "");
  EXPECT_EQ(ending_of(".."), "");
}

TEST(Ending, OfAFifoOrADeviceIsNone) {
  const TemporaryDirectory folder;
  EXPECT_EQ(ending_of(folder.make_fifo("a.m4a")), "");
  EXPECT_EQ(ending_of("/dev/null"), "");
}

}  // namespace
}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/top_line.h"

#include <gtest/gtest.h>

namespace auralis::score {
namespace {

using Notes = std::vector<TuneNote>;

TEST(TopLine, LeavesAMelodyAsItIs) {
  const Notes notes{{0, 1, 60}, {1, 1.1, 62}, {2, 0.5, 64}, {3, 1, 60}};
  EXPECT_EQ(top_line(notes), notes) << "a legato's overlap is no chord";
  EXPECT_EQ(top_line({}), Notes{});
}

TEST(TopLine, TakesTheHighestOfAChord) {
  EXPECT_EQ(top_line({{0, 1, 60}, {0, 1, 64}, {0, 1, 67}, {1, 1, 72}, {1.05, 1, 60}}),
            (Notes{{0, 1, 67}, {1, 1, 72}}));
}

TEST(TopLine, LeavesOutWhatMovesBelow) {
  EXPECT_EQ(top_line({{0, 4, 72}, {1, 1, 60}, {2, 1, 64}, {4, 1, 71}}),
            (Notes{{0, 4, 72}, {4, 1, 71}}));
}

TEST(TopLine, CutsWhatIsHeldBelow) {
  EXPECT_EQ(top_line({{0, 8, 48}, {2, 1, 72}}), (Notes{{0, 2, 48}, {2, 1, 72}}));
}

TEST(TopLine, HasADoubledNoteOnce) {
  EXPECT_EQ(top_line({{0, 1, 60}, {0, 2, 60}}), (Notes{{0, 1, 60}}));
}

}  // namespace
}  // namespace auralis::score

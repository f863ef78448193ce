// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/output_end.h"

#include <gtest/gtest.h>

#include <vector>

namespace auralis::synth {
namespace {

/// What becomes of so many frames of 1, passed in blocks of `piece`.
std::vector<float> shaped(const OutputEnd& end, std::int64_t frames, std::int64_t piece) {
  std::vector<float> out;
  for (std::int64_t first = 0; first < frames; first += piece) {
    pcm::Block block(2, static_cast<std::size_t>(piece));
    block.resize(static_cast<std::size_t>(std::min(piece, frames - first)));
    for (int c = 0; c < 2; ++c) std::ranges::fill(block.channel(c), 1.0F);
    end.shape(block, {first});
    EXPECT_TRUE(std::ranges::equal(block.channel(0), block.channel(1)));
    out.insert(out.end(), block.channel(0).begin(), block.channel(0).end());
  }
  return out;
}

TEST(OutputEnd, CutsToTheFrameAndFadesToSilence) {
  const auto out = shaped({Frames{1000}, {100}}, 2000, 300);
  ASSERT_EQ(out.size(), 1000U);
  for (std::size_t i = 0; i < 900; ++i) EXPECT_EQ(out[i], 1) << i;
  for (std::size_t i = 900; i < 1000; ++i) EXPECT_LT(out[i], out[i - 1]) << i;
  EXPECT_NEAR(out[949], 0.5, 0.02);
  EXPECT_EQ(out[999], 0);
}

TEST(OutputEnd, IsTheSameForAnyBlocks) {
  const OutputEnd end(Frames{1000}, {333});
  EXPECT_EQ(shaped(end, 1200, 1), shaped(end, 1200, 1200));
  EXPECT_EQ(shaped(end, 1200, 7), shaped(end, 1200, 250));
}

TEST(OutputEnd, FadesFromTheBeginningWhereTheFadeIsLonger) {
  const auto out = shaped({Frames{100}, {500}}, 200, 30);
  ASSERT_EQ(out.size(), 100U);
  EXPECT_GT(out[0], 0.99);
  EXPECT_EQ(out[99], 0);
}

TEST(OutputEnd, LeavesAnOutputWithoutEndAlone) {
  OutputEnd end({}, {100});
  EXPECT_EQ(shaped(end, 500, 100), std::vector<float>(500, 1));
  EXPECT_FALSE(end.reached({1 << 30}));
  end.end_by({400});
  end.end_by({450});
  EXPECT_EQ(shaped(end, 500, 100).size(), 400U);
  EXPECT_TRUE(end.reached({400}));
}

}  // namespace
}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/fade.h"

#include <gtest/gtest.h>

#include <cmath>

#include "pcm/encode.h"

namespace auralis::stream {
namespace {

constexpr std::size_t kFrames = 100;

/// Both channels at one level, faded; the left one.
std::vector<float> faded(pcm::SampleFormat sample, void (*fade)(std::string&, const pcm::Format&),
                         std::size_t frames = kFrames) {
  const pcm::Format format{sample, {1000}, 2};  // 10 ms are ten frames
  pcm::Block block(2, frames);
  block.resize(frames);
  for (int c = 0; c < 2; ++c)
    for (float& x : block.channel(c)) x = 0.5F;
  std::string pcm(frames * format.bytes_per_frame(), 0);
  pcm::encode(block, {0}, format, std::as_writable_bytes(std::span(pcm)));
  fade(pcm, format);
  pcm::decode(std::as_bytes(std::span(pcm)), format, block);
  return {block.channel(0).begin(), block.channel(0).end()};
}

TEST(Fade, EndsInSilenceAndBeginsFromIt) {
  using enum pcm::SampleFormat;
  for (const auto sample : {kS16, kS24, kS32, kF32}) {
    const auto out = faded(sample, fade_out);
    const auto in = faded(sample, fade_in);
    for (std::size_t i = 0; i < kFrames; ++i) {
      const double x = (static_cast<double>(i) - 90 + 0.5) / 10;
      const double gain = i < 90 ? 1 : 0.5 + 0.5 * std::cos(M_PI * x);
      EXPECT_NEAR(out[i], 0.5 * gain, 1e-4) << i;
      EXPECT_NEAR(in[kFrames - 1 - i], 0.5 * gain, 1e-4) << i;
    }
  }
}

TEST(Fade, TakesAllOfAShortChunk) {
  EXPECT_LT(std::abs(faded(pcm::SampleFormat::kF32, fade_out, 5).back()), 0.02F);
  EXPECT_TRUE(faded(pcm::SampleFormat::kF32, fade_in, 0).empty());
}

}  // namespace
}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "pcm/encode.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numbers>

#include "support/instruction_sets.h"

namespace auralis::pcm {
namespace {

Block sine(std::size_t frames, float level) {
  Block block(2, frames);
  block.resize(frames);
  for (int c = 0; c < 2; ++c)
    for (std::size_t i = 0; i < frames; ++i)
      block.channel(c)[i] = level * std::sin(0.05F * static_cast<float>(i) + static_cast<float>(c));
  return block;
}

std::vector<std::byte> encoded(const Block& block, const Format& format, Frames first = {0}) {
  std::vector<std::byte> bytes(format.bytes({static_cast<std::int64_t>(block.frames())}),
                               std::byte{0xEE});
  encode(block, first, format, bytes);
  return bytes;
}

class EveryFormat : public testing::TestWithParam<SampleFormat> {};

TEST_P(EveryFormat, ComesBackWithinAStep) {
  const Format format{GetParam()};
  const Block block = sine(1000, 0.9F);
  Block back(2, 1000);
  decode(encoded(block, format), format, back);
  const double steps[] = {0x1p-15 * 1.5, 0x1p-23 * 1.5, 0x1p-23, 0};
  ASSERT_EQ(back.frames(), 1000U);
  for (int c = 0; c < 2; ++c)
    for (std::size_t i = 0; i < 1000; ++i)
      ASSERT_NEAR(block.channel(c)[i], back.channel(c)[i],
                  steps[static_cast<int>(GetParam())] + 1e-12);
}

TEST_P(EveryFormat, ClipsRatherThanWraps) {
  const Format format{GetParam()};
  if (GetParam() == SampleFormat::kF32) return;
  Block block(2, 4);
  block.resize(4);
  for (const float level : {1.0F, 7.0F, -7.0F}) {
    for (int c = 0; c < 2; ++c) std::fill_n(block.channel(c).data(), 4, level);
    Block back(2, 4);
    decode(encoded(block, format), format, back);
    EXPECT_NEAR(back.channel(1)[3], std::clamp(level, -1.0F, 1.0F), 1e-4);
  }
}

// One sample that was no number came out at full scale: a loud click.
TEST_P(EveryFormat, MakesSilenceOfWhatIsNoNumber) {
  const Format format{GetParam()};
  if (GetParam() == SampleFormat::kF32) return;
  Block block(2, 1);
  block.resize(1);
  for (int c = 0; c < 2; ++c) block.channel(c)[0] = std::numeric_limits<float>::quiet_NaN();
  Block back(2, 1);
  decode(encoded(block, format), format, back);
  EXPECT_EQ(back.channel(0)[0], 0);
}

INSTANTIATE_TEST_SUITE_P(Encode, EveryFormat,
                         testing::Values(SampleFormat::kS16, SampleFormat::kS24, SampleFormat::kS32,
                                         SampleFormat::kF32),
                         [](const auto& test) { return std::string(name_of(test.param)); });

TEST(Encode, GivesTheSameBytesForAnyDivision) {
  const Format format;
  const Block whole = sine(1000, 0.5F);
  const auto bytes = encoded(whole, format, {12345});
  std::size_t at = 0;
  for (const std::size_t part : {1U, 441U, 64U, 494U}) {
    Block piece(2, part);
    piece.resize(part);
    for (int c = 0; c < 2; ++c)
      std::copy_n(whole.channel(c).data() + at, part, piece.channel(c).data());
    const auto some = encoded(piece, format, {12345 + static_cast<std::int64_t>(at)});
    EXPECT_EQ(std::memcmp(some.data(), bytes.data() + at * 4, some.size()), 0);
    at += part;
  }
}

// A file must not depend on who made it.
TEST_P(EveryFormat, GivesTheSameBytesOnEveryInstructionSet) {
  const Format format{GetParam()};
  const Block block = sine(1003, 1.1F);
  const auto bytes = encoded(block, format, {77});
  support::on_every_instruction_set(
      [&](const char* target) { EXPECT_EQ(encoded(block, format, {77}), bytes) << target; });
}

// Silence must come out as dither, not as digital zero with correlated steps: its spectrum is flat
// and its power is that of TPDF (2 uniform variances, 2/12) and rounding (1/12): 1/4 of an LSB^2.
TEST(Encode, DithersSilenceWithTriangularNoise) {
  const Format format;
  Block block(2, 50000);
  block.resize(50000);
  const auto bytes = encoded(block, format);
  double sum = 0, power = 0, neighbours = 0, before = 0;
  for (std::size_t i = 0; i < 100000; ++i) {
    std::int16_t sample = 0;
    std::memcpy(&sample, bytes.data() + 2 * i, 2);
    ASSERT_LE(std::abs(sample), 1);
    sum += sample;
    power += double(sample) * sample;
    neighbours += sample * before;
    before = sample;
  }
  EXPECT_NEAR(sum / 1e5, 0, 0.006);
  EXPECT_NEAR(power / 1e5, 0.25, 0.006);
  EXPECT_NEAR(neighbours / 1e5, 0, 0.005);
}

}  // namespace
}  // namespace auralis::pcm

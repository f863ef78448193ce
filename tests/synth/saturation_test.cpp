// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/saturation.h"

#include <gtest/gtest.h>

#include "support/allocation_counter.h"
#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

Stereo saturated(const Stereo& signal, double amount, std::size_t piece = 4096) {
  Saturation saturation(amount);
  return in_pieces(signal, piece,
                   [&](auto left, auto right, std::size_t) { saturation.process(left, right); });
}

Stereo tone(double hertz, double level) {
  const Signal side = sine(hertz, level, 44100);
  return {side, side};
}

TEST(Saturation, LeavesQuietSignalsAndNoneAlone) {
  const Stereo quiet = white_noise(44100, 0.001), loud = white_noise(44100, 1);
  const Stereo through = saturated(quiet, 1);
  for (std::size_t i = 0; i < quiet[0].size(); ++i) ASSERT_NEAR(through[0][i], quiet[0][i], 1e-8);
  EXPECT_EQ(saturated(loud, 0), loud);
}

TEST(Saturation, RoundsTheTopsByOddHarmonics) {
  const Stereo out = saturated(tone(100, 1), 1);
  const float top = *std::ranges::max_element(out[0]);
  EXPECT_NEAR(top, 1 / std::sqrt(5.0), 1e-3);
  EXPECT_GT(amplitude_of(out[0], 300), 0.02);
  EXPECT_LT(amplitude_of(out[0], 200), 1e-6);
  EXPECT_NEAR(amplitude_of(out[0], 0), 0, 1e-6);
  // The default is felt rather than heard: half of full scale loses a quarter of a decibel.
  const Stereo mild = saturated(tone(100, 0.5), 0.25);
  EXPECT_NEAR(20 * std::log10(*std::ranges::max_element(mild[0]) / 0.5), -0.26, 0.02);
}

// The fifth harmonic of 7 kHz, 35 kHz, would fold to 9.1 kHz: of the curve taken sample by sample
// more of it is left.
TEST(Saturation, FoldsLessThanTheCurveItself) {
  const Stereo loud = tone(7000, 1);
  Signal naive = loud[0];
  for (float& x : naive) x /= std::sqrt(1 + 4 * x * x);
  const Stereo out = saturated(loud, 1);
  EXPECT_LT(amplitude_of(out[0], 9100), amplitude_of(naive, 9100) / 3);
}

TEST(Saturation, GivesTheSameForAnyDivisionAndAllocatesNothing) {
  const Stereo noise = white_noise(10000, 1);
  const Stereo whole = saturated(noise, 0.5, 10000);
  EXPECT_EQ(saturated(noise, 0.5, 1), whole);
  EXPECT_EQ(saturated(noise, 0.5, 333), whole);
  Saturation saturation(0.5);
  Stereo again = noise;
  const auto before = support::heap_calls();
  saturation.process(again[0], again[1]);
  EXPECT_EQ(support::heap_calls(), before);
}

}  // namespace
}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/saturation.h"

#include <gtest/gtest.h>

#include "support/allocation_counter.h"
#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

Stereo saturated(const Stereo& signal, double amount, std::size_t piece = 4096) {
  Saturation saturation({44100}, amount);
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
  const Stereo out = saturated(tone(20, 1), 1);
  const float top = *std::ranges::max_element(out[0]);
  EXPECT_NEAR(top, 1 / std::sqrt(5.0), 1e-3);
  EXPECT_GT(amplitude_of(out[0], 60), 0.02);
  EXPECT_LT(amplitude_of(out[0], 40), 1e-6);
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

// The third harmonic of 8 kHz folds to 20.1 kHz. By default it is 80 dB below a tone of -12 dBFS,
// and no tone's own is heard more.
TEST(Saturation, FoldsNextToNothingByDefault) {
  const double level = std::pow(10, -12 / 20.0);
  const Stereo out = saturated(tone(8000, level), 0.25);
  EXPECT_LT(20 * std::log10(amplitude_of(out[0], 20100) / level), -80);
  for (const double hertz : {7500.0, 9000.0, 12000.0, 14000.0}) {
    const double folded = std::abs(3 * hertz - 44100);
    EXPECT_LT(20 * std::log10(amplitude_of(saturated(tone(hertz, level), 0.25)[0], folded) / level),
              -80)
        << hertz;
  }
}

TEST(Saturation, GivesTheSameForAnyDivisionAndAllocatesNothing) {
  const Stereo noise = white_noise(10000, 1);
  const Stereo whole = saturated(noise, 0.5, 10000);
  EXPECT_EQ(saturated(noise, 0.5, 1), whole);
  EXPECT_EQ(saturated(noise, 0.5, 333), whole);
  Saturation saturation({44100}, 0.5);
  Stereo again = noise;
  const auto before = support::heap_calls();
  saturation.process(again[0], again[1]);
  EXPECT_EQ(support::heap_calls(), before);
}

}  // namespace
}  // namespace auralis::synth

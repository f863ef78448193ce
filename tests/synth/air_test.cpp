// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/air.h"

#include <gtest/gtest.h>

#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

Stereo lifted(const Stereo& signal, double decibels, std::size_t piece = 4096) {
  Air air({44100}, decibels);
  return in_pieces(signal, piece,
                   [&](auto left, auto right, std::size_t) { air.process(left, right); });
}

/// dB by which a tone is lifted.
double lift_at(double hertz, double decibels) {
  const Signal side = sine(hertz, 0.25, 44100);
  const Stereo out = lifted({side, side}, decibels);
  const auto late = std::span(out[0]).subspan(22050);
  return 20 * std::log10(amplitude_of(late, hertz) / 0.25);
}

TEST(Air, LiftsTheTopAndLeavesTheRest) {
  EXPECT_NEAR(lift_at(100, 10), 0, 0.02);
  EXPECT_NEAR(lift_at(1000, 10), 0.3, 0.1);
  // |1 + j g w| / |1 + j w| of the prewarped frequencies.
  const auto warped = [](double hertz) { return std::tan(std::numbers::pi * hertz / 44100); };
  for (const double hertz : {4000.0, 8000.0, 16000.0}) {
    const double w = warped(hertz) / warped(Air::kCorner), g = std::pow(10, 0.5);
    EXPECT_NEAR(lift_at(hertz, 10), 20 * std::log10(std::hypot(1, g * w) / std::hypot(1, w)), 0.02)
        << hertz;
  }
}

TEST(Air, DoesNothingAtZeroAndTheSameForAnyDivision) {
  const Stereo noise = white_noise(10000, 1);
  EXPECT_EQ(lifted(noise, 0), noise);
  EXPECT_NE(lifted(noise, 10)[0], noise[0]);
  EXPECT_NE(lifted(noise, 10)[1], noise[1]);
  EXPECT_EQ(lifted(noise, 10, 1), lifted(noise, 10, 10000));
  EXPECT_EQ(lifted(noise, 10, 333), lifted(noise, 10, 10000));
}

}  // namespace
}  // namespace auralis::synth

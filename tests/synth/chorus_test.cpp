// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/chorus.h"

#include <gtest/gtest.h>

#include "support/allocation_counter.h"
#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

Stereo chorused(const Stereo& signal, std::size_t piece) {
  Chorus chorus({44100});
  return in_pieces(signal, piece,
                   [&](auto left, auto right, std::size_t) { chorus.process(left, right); });
}

TEST(Chorus, GivesTheSameForAnyDivision) {
  for (const Stereo& noise : {white_noise(50000, 0.5), bursts(50000)}) {
    const Stereo whole = chorused(noise, 50000);
    EXPECT_EQ(chorused(noise, 1), whole);
    EXPECT_EQ(chorused(noise, 441), whole);
  }
}

// What is divided among several choruses adds up: when they sway does not depend on what has
// sounded.
TEST(Chorus, SwaysTheSameWhateverHasSounded) {
  const std::size_t early = 20000, silent = 30000, late = 20000;
  Stereo signal = white_noise(early + silent + late, 0.5);
  for (Signal& side : signal) std::fill_n(side.begin() + early, silent, 0.0F);
  Stereo last = signal;
  for (Signal& side : last) std::fill_n(side.begin(), early, 0.0F);
  const Stereo both = chorused(signal, 441), one = chorused(last, 441);
  Chorus skipped({44100});
  skipped.skip(early + silent);
  Stereo rest;
  for (int c : {0, 1}) rest[c] = Signal(last[c].begin() + early + silent, last[c].end());
  skipped.process(rest[0], rest[1]);
  for (std::size_t i = 0; i < late; ++i) {
    ASSERT_EQ(one[0][early + silent + i], both[0][early + silent + i]);
    ASSERT_EQ(rest[1][i], both[1][early + silent + i]);
  }
}

TEST(Chorus, AllocatesNothing) {
  Chorus chorus({44100});
  Stereo noise = white_noise(10000, 0.5);
  const auto before = support::heap_calls();
  chorus.process(noise[0], noise[1]);
  EXPECT_EQ(support::heap_calls(), before);
}

TEST(Chorus, KeepsThePowerAndTellsTheSidesApart) {
  Stereo mono = white_noise(441000, 0.5);
  mono[1] = mono[0];
  const Stereo wet = chorused(mono, 4096);
  double product = 0;
  for (std::size_t i = 0; i < wet[0].size(); ++i)
    product += static_cast<double>(wet[0][i]) * wet[1][i];
  product /= static_cast<double>(wet[0].size());
  for (const Signal& side : wet)  // interpolation takes some of the highest octave
    EXPECT_NEAR(10 * std::log10(power(side) / power(mono[0])), -0.5, 0.7);
  EXPECT_LT(std::abs(product / power(wet[0])), 0.3);
}

// A tone of 1 kHz comes back with side bands around it, all within the bend of 6 cents (3.5 Hz) and
// the LFOs' own rate: nothing that buzzes beyond 12 Hz, and no click.
TEST(Chorus, BendsByAFewCents) {
  Stereo tone{sine(1000, 0.5, 441000), Signal(441000)};
  tone[1] = tone[0];
  const Stereo wet = chorused(tone, 100);
  const auto settled = std::span(wet[0]).subspan(44100, 5 * 44100);
  double near = 0, all = power(settled);
  for (int k = -60; k <= 60; ++k) {
    const double amplitude = amplitude_of(settled, 1000 + 0.2 * k);
    near += amplitude * amplitude / 2;
  }
  EXPECT_GT(near, 0.995 * all);
  EXPECT_LT(amplitude_of(settled, 1000), 0.9 * std::sqrt(2 * all));
  EXPECT_LT(roughness(settled), 2 * roughness(tone[0]));
}

}  // namespace
}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/loudness.h"

#include <gtest/gtest.h>

#include "support/allocation_counter.h"
#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

/// A tone of 997 Hz on both sides is as loud in LUFS as its peak is in dBFS (BS.1770-4, annex 1).
Stereo tone(double decibels, double seconds) {
  const Signal side =
      sine(997, std::pow(10, decibels / 20), static_cast<std::size_t>(seconds * 44100));
  return {side, side};
}

Stereo levelled(Loudness& loudness, const Stereo& signal, std::size_t piece = 4410) {
  return in_pieces(signal, piece,
                   [&](auto left, auto right, std::size_t) { loudness.process(left, right); });
}

TEST(Loudness, BringsAToneToItsTarget) {
  for (const double target : {-23.0, -14.0}) {
    Loudness loudness({44100}, target);
    const Stereo out = levelled(loudness, tone(-18, 40));
    EXPECT_NEAR(loudness.gain(), target + 18, 0.1);
    EXPECT_NEAR(20 * std::log10(*std::ranges::max_element(std::span(out[1]).last(4410))), target,
                0.1);
  }
}

TEST(Loudness, MovesByADecibelASecondAtMostAndWithoutAStep) {
  Loudness loudness({44100}, -10);
  const Stereo in = tone(-25, 10);
  const Stereo out = levelled(loudness, in);
  EXPECT_GT(loudness.gain(), 8);
  EXPECT_LE(loudness.gain(), 10);
  EXPECT_LT(roughness(out[0]), roughness(in[0]) * std::pow(10, loudness.gain() / 20) * 1.01);
}

TEST(Loudness, LiftsNoSilence) {
  Loudness loudness({44100}, -14);
  static_cast<void>(levelled(loudness, tone(-60, 30)));
  EXPECT_EQ(loudness.gain(), 0);
  static_cast<void>(levelled(loudness, tone(-20, 40)));
  EXPECT_NEAR(loudness.gain(), 6, 0.1);
  static_cast<void>(levelled(loudness, {Signal(44100 * 3), Signal(44100 * 3)}));
  const double held = loudness.gain();
  static_cast<void>(levelled(loudness, {Signal(44100 * 60), Signal(44100 * 60)}));
  EXPECT_EQ(loudness.gain(), held);
  EXPECT_LT(held, 9);
}

TEST(Loudness, GivesTheSameForAnyDivisionAndAllocatesNothing) {
  const Stereo noise = white_noise(400000, 0.1);
  const auto run = [&](std::size_t piece) {
    Loudness loudness({44100}, -16);
    return levelled(loudness, noise, piece);
  };
  const Stereo whole = run(400000);
  EXPECT_EQ(run(16), whole);
  EXPECT_EQ(run(44096), whole);
  Loudness loudness({44100}, -16);
  Stereo again = noise;
  const auto before = support::heap_calls();
  loudness.process(again[0], again[1]);
  EXPECT_EQ(support::heap_calls(), before);
}

}  // namespace
}  // namespace auralis::synth

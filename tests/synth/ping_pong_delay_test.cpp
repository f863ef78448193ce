// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/ping_pong_delay.h"

#include <gtest/gtest.h>

#include "support/allocation_counter.h"
#include "synth/period.h"
#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

/// Through a delay of `beats`, the tempo in each period being tempo(seconds).
template <typename Tempo>
Stereo delayed(const Stereo& signal, double beats, Tempo tempo, std::size_t piece = 44096) {
  PingPongDelay delay({44100}, beats);
  return in_pieces(signal, piece, [&](auto left, auto right, std::size_t at) {
    std::vector<float> bpm(left.size() / kPeriodFrames + 1);
    for (std::size_t p = 0; p < bpm.size(); ++p)
      bpm[p] = static_cast<float>(tempo(static_cast<double>(at + p * kPeriodFrames) / 44100));
    delay.process(left, right, bpm);
  });
}

double steady(double) { return 90; }
double hurried(double t) { return t < 1 ? 60 : 120; }

Stereo impulse(std::size_t frames) {
  Stereo signal{Signal(frames), Signal(frames)};
  signal[0][0] = signal[1][0] = 1;
  return signal;
}

double energy(const Signal& signal, double from, double to) {
  const auto begin = static_cast<std::size_t>(from * 44100),
             end = static_cast<std::size_t>(to * 44100);
  return power(std::span(signal).subspan(begin, end - begin)) * static_cast<double>(end - begin);
}

// A dotted eighth at 90 beats a minute is half a second: left, right, left, ...
TEST(PingPongDelay, EchoesInTimeFromSideToSide) {
  const Stereo wet = delayed(impulse(200000), 0.75, steady);
  double before = 2;  // the middle of two impulses
  for (int echo = 1; echo <= 6; ++echo) {
    const double at = 0.5 * echo;
    const auto& near = wet[echo % 2 == 1 ? 0 : 1];
    const auto& far = wet[echo % 2 == 1 ? 1 : 0];
    const double heard = energy(near, at - 0.01, at + 0.05);
    EXPECT_GT(heard, 5 * energy(far, at - 0.01, at + 0.05)) << echo;
    EXPECT_LT(energy(near, at + 0.1, at + 0.4), 1e-6 * heard) << echo;
    EXPECT_LT(heard, before / 4) << echo;
    before = heard;
  }
}

TEST(PingPongDelay, DiesAwayWhateverIsPutIn) {
  const PingPongDelay delay({44100}, 0.5);
  const auto length = static_cast<std::size_t>(delay.length(90));
  Stereo noise = white_noise(88200, 1);
  const double put_in = power(noise[0]);
  for (Signal& channel : noise) channel.resize(88200 + length + 22050);
  const Stereo wet = delayed(noise, 0.5, steady);
  EXPECT_LT(power(std::span(wet[0]).last(22050)), 1e-6 * put_in);
  EXPECT_GT(power(std::span(wet[0]).subspan(44100, 44100)), 0.01 * put_in);
}

// What goes round loses its lowest part with the rest: an offset must not build up.
TEST(PingPongDelay, PassesNoOffset) {
  const Stereo offset{Signal(441000, 1.0F), Signal(441000, 1.0F)};
  const Stereo wet = delayed(offset, 0.25, steady);
  for (const Signal& side : wet) EXPECT_NEAR(side.back(), 0, 1e-4);
}

TEST(PingPongDelay, FadesToANewTempoInTuneAndWithoutAClick) {
  Stereo tone{sine(441, 0.5, 12 * 44100), {}};
  tone[1] = tone[0];
  const Stereo held = delayed(tone, 0.75, [](double) { return 60.0; });
  const Stereo faded = delayed(tone, 0.75, hurried);
  EXPECT_NE(held[0], faded[0]);
  // The first half second is the edge with which the echoes begin.
  const auto after = [](const Stereo& wet) { return std::span(wet[0]).subspan(5 * 44100); };
  const auto fading = std::span(faded[0]).subspan(44100 - 4410, 22050);
  EXPECT_LT(roughness(fading), 2 * roughness(after(held)));
  const auto moved = std::span(faded[0]).subspan(44100 * 6 / 5, 44100);
  EXPECT_GT(amplitude_of(moved, 441), 0.95 * std::sqrt(2 * power(moved)));
  // And it arrives: from now on the echo is that of a steady 120.
  const Stereo fast = delayed(tone, 0.75, [](double) { return 120.0; });
  const auto last = [](const Stereo& wet) { return std::span(wet[0]).last(4410); };
  for (std::size_t i = 0; i < 4410; ++i) EXPECT_NEAR(last(faded)[i], last(fast)[i], 1e-3) << i;
}

TEST(PingPongDelay, GivesTheSameForAnyDivisionIntoPeriods) {
  const Stereo noise = white_noise(100000, 0.5);
  const Stereo whole = delayed(noise, 0.75, hurried, 100000);
  EXPECT_EQ(delayed(noise, 0.75, hurried, 16), whole);
  EXPECT_EQ(delayed(noise, 0.75, hurried, 4416), whole);
}

// From sound to the silence in which nothing is reckoned, and back, while the tempo moves.
TEST(PingPongDelay, GivesTheSameForAnyDivisionOfSoundAndSilence) {
  const auto wandering = [](double t) { return 150 + 50 * std::sin(std::floor(4 * t)); };
  const Stereo signal = bursts(2000000);
  const Stereo whole = delayed(signal, 0.25, wandering, 2000000);
  EXPECT_GT(std::ranges::count(whole[0], 0.0F), 1000);  // echoes end
  EXPECT_EQ(delayed(signal, 0.25, wandering, 16), whole);
  EXPECT_EQ(delayed(signal, 0.25, wandering, 1008), whole);
}

TEST(PingPongDelay, AllocatesNothing) {
  PingPongDelay delay({44100}, 0.75);
  Stereo noise = white_noise(16000, 0.5);
  const std::vector<float> bpm(1000, 20.0F);
  const auto before = support::heap_calls();
  delay.process(noise[0], noise[1], bpm);
  EXPECT_EQ(support::heap_calls(), before);
}

}  // namespace
}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/limiter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "base/random.h"
#include "support/fake_renderer.h"
#include "synth/mixer.h"

namespace auralis::synth {
namespace {

using Signal = std::vector<float>;

constexpr float kCeiling = 0.88F;

/// Both channels through a limiter in pieces of the given lengths, taken in turn.
std::array<Signal, 2> limited(Signal left, Signal right, const std::vector<std::size_t>& pieces) {
  Limiter limiter({44100}, kCeiling, 4096);
  std::size_t at = 0;
  for (std::size_t turn = 0; at < left.size(); ++turn) {
    const std::size_t n = std::min(pieces[turn % pieces.size()], left.size() - at);
    limiter.process(std::span(left).subspan(at, n), std::span(right).subspan(at, n));
    at += n;
  }
  return {left, right};
}

/// The largest value of a band-limited signal between its samples, by a long sinc at 16 points
/// each.
double true_peak(const Signal& signal) {
  constexpr int kHalf = 64;
  double peak = 0;
  for (std::size_t i = kHalf; i + kHalf < signal.size(); ++i) {
    if (std::abs(signal[i]) < 0.5 && std::abs(signal[i + 1]) < 0.5) continue;
    for (int phase = 0; phase < 16; ++phase) {
      double sum = 0;
      for (int k = -kHalf + 1; k <= kHalf; ++k) {
        const double x = k - phase / 16.0;
        const double sinc = x == 0 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / (kHalf + 1));
        sum += signal[i + static_cast<std::size_t>(k + kHalf) - kHalf] * sinc * window;
      }
      peak = std::max(peak, std::abs(sum));
    }
  }
  return peak;
}

Signal tone(double turns_per_frame, double level, std::size_t frames) {
  Signal signal(frames);
  for (std::size_t i = 0; i < frames; ++i)
    signal[i] =
        static_cast<float>(level * std::sin(2 * std::numbers::pi *
                                            (turns_per_frame * static_cast<double>(i) + 0.125)));
  return signal;
}

TEST(Limiter, OnlyDelaysWhatStaysBelowTheCeiling) {
  const Signal left = tone(0.01, 0.8, 5000), right = tone(0.003, 0.5, 5000);
  const auto out = limited(left, right, {512});
  for (std::size_t i = Limiter::kLatency; i < left.size(); ++i) {
    ASSERT_EQ(out[0][i], left[i - Limiter::kLatency]);
    ASSERT_EQ(out[1][i], right[i - Limiter::kLatency]);
  }
}

// A tone of a quarter of the sample rate, sampled 45 degrees off its tops, has peaks 3 dB above its
// samples: a limiter of sample peaks would let it pass.
TEST(Limiter, HoldsPeaksBetweenSamples) {
  const Signal loud = tone(0.25, 1.2, 8000);
  EXPECT_LT(*std::ranges::max_element(loud), kCeiling);
  const auto out = limited(loud, loud, {1000});
  EXPECT_GT(true_peak(loud), 1.1);
  EXPECT_LT(true_peak(out[0]), kCeiling * 1.005);
  EXPECT_GT(true_peak(out[0]), kCeiling * 0.95);
}

// Noise without its topmost octave, where one interpolator does not agree with another.
TEST(Limiter, HoldsBurstsOfNoise) {
  base::Random random(3);
  Signal left(30000), right(30000);
  double before = 0, slow = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const double white = random.uniform(-1, 1);
    slow += 0.5 * (white + std::exchange(before, white) - slow);
    left[i] = static_cast<float>((i / 3000 % 2 == 0 ? 0.2 : 3) * slow);
    right[i] = static_cast<float>((i / 2000 % 2 == 0 ? 0.2 : 3) * slow);
  }
  const auto out = limited(left, right, {441});
  for (const Signal& channel : out) {
    EXPECT_LE(*std::ranges::max_element(channel), kCeiling * 1.0001);
    EXPECT_LT(true_peak(channel), kCeiling * 1.01);
  }
}

// Dense, loud music passed -1 dBTP, by up to 0.06 dB: the limiter's interpolator finds a little
// less than there is, and the ceiling left too little for that.
TEST(Mixer, LetsNoTruePeakPassWhatItsPageSays) {
  support::FakeReverb reverb;
  Mixer mixer(reverb, {44100}, {.level = 12, .saturation = 1}, 1024);
  base::Random random(5);
  Signal out[2];
  double slow[2] = {}, before[2] = {};
  pcm::Block buses(kBuses, 1024);
  const Signal bpm(64, 60), trims(64, 1);
  for (int block = 0; block < 40; ++block) {
    buses.resize(1024);
    for (int bus = 0; bus < kBuses; ++bus) std::ranges::fill(buses.channel(bus), 0.0F);
    for (const int side : {0, 1})
      for (float& sample : buses.channel(kDryLeft + side)) {
        const double white = random.uniform(-1, 1);
        slow[side] += 0.5 * (white + std::exchange(before[side], white) - slow[side]);
        sample = static_cast<float>(slow[side]);
      }
    mixer.process(buses, bpm, trims);
    for (const int side : {0, 1})
      out[side].insert(out[side].end(), buses.channel(side).begin(), buses.channel(side).end());
  }
  for (const Signal& channel : out) EXPECT_LT(true_peak(channel), std::pow(10, -1 / 20.0));
}

TEST(Limiter, CountsWhatItLowersAndByHowMuch) {
  Limiter limiter({44100}, kCeiling, 44100);
  EXPECT_EQ(limiter.most_reduction(), 0);
  Signal quiet = tone(0.01, kCeiling * 0.99, 44100), same = quiet;
  limiter.process(quiet, same);
  EXPECT_EQ(limiter.limited_frames(), 0);
  Signal loud = tone(0.01, kCeiling * 2, 44100), other(44100);
  limiter.process(loud, other);  // one channel is enough
  EXPECT_NEAR(limiter.most_reduction(), 6.02, 0.01);
  EXPECT_NEAR(static_cast<double>(limiter.limited_frames()), 44100, 2 * Limiter::kLatency);
  for (int second = 0; second < 3; ++second) {  // its gain comes back
    Signal silent(44100), too(44100);
    limiter.process(silent, too);
  }
  const std::int64_t frames = limiter.limited_frames();
  EXPECT_GT(frames, 44100 + 22050);
  EXPECT_LT(frames, 2 * 44100 + 22050);
  Signal silent(44100), too(44100);
  limiter.process(silent, too);
  EXPECT_EQ(limiter.limited_frames(), frames);
}

// Loud, then quiet for so long that the gain is back at 1 and nothing is reckoned, then loud again.
TEST(Limiter, GivesTheSameForAnyDivision) {
  base::Random random(4);
  Signal left(220000), right(left.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    const double level = i < 10000 || i > 210000 ? 1 : 0.1;
    left[i] = static_cast<float>(level * random.uniform(-2, 2));
    right[i] = static_cast<float>(level * random.uniform(-1, 1));
  }
  const auto whole = limited(left, right, {4096});
  EXPECT_EQ(limited(left, right, {1}), whole);
  EXPECT_EQ(limited(left, right, {16, 441, 100}), whole);
  EXPECT_EQ(whole[0][200000], left[200000 - Limiter::kLatency]);  // the gain is 1, not almost 1
}

}  // namespace
}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/convolution_reverb.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"
#include "render/fused_convolver.h"
#include "support/allocation_counter.h"
#include "support/instruction_sets.h"

namespace auralis::render {
namespace {

using Signal = std::vector<float>;
using Stereo = std::array<Signal, 2>;

Stereo noise(std::size_t frames, std::uint64_t seed) {
  base::Random random(seed);
  Stereo signal{Signal(frames), Signal(frames)};
  for (Signal& channel : signal)
    for (float& x : channel) x = static_cast<float>(random.uniform(-1, 1));
  return signal;
}

const MakeConvolver kFused = [](const ComplexResponse& response, int partition) {
  return std::make_unique<FusedConvolver>(response, partition);
};

Stereo processed(Stereo signal, const ImpulseResponse& response, std::size_t piece,
                 double cents = 0) {
  ConvolutionReverb reverb(response, kFused, {44100}, cents);
  for (std::size_t at = 0; at < signal[0].size(); at += piece) {
    const auto n = std::min(piece, signal[0].size() - at);
    reverb.process(std::span(signal[0]).subspan(at, n), std::span(signal[1]).subspan(at, n));
  }
  return signal;
}

double convolved(const Signal& response, const Signal& input, std::size_t n) {
  double sum = 0;
  for (std::size_t k = 0; k <= std::min<std::size_t>(n, response.size() - 1); ++k)
    sum += static_cast<double>(response[k]) * static_cast<double>(input[n - k]);
  return sum;
}

TEST(ConvolutionReverb, SkipsSilence) {
  const Stereo response = noise(40000, 1), sounds = noise(60000, 2);
  for (const std::size_t silent : {100U, 9000U, 123456U}) {
    Stereo late{Signal(silent), Signal(silent)};
    for (const std::size_t c : {0U, 1U})
      late[c].insert(late[c].end(), sounds[c].begin(), sounds[c].end());
    const Stereo wet = processed(late, response, 441, 3);
    ConvolutionReverb reverb(response, kFused, {44100}, 3);
    reverb.skip(static_cast<std::int64_t>(silent));
    Stereo skipped = sounds;
    reverb.process(skipped[0], skipped[1]);
    double difference = 0;
    for (std::size_t i = 0; i < sounds[0].size(); ++i)
      for (const std::size_t c : {0U, 1U})
        difference =
            std::max(difference, std::abs(double{skipped[c][i]} - double{wet[c][silent + i]}));
    EXPECT_LT(difference, 1e-3) << "of noise that is some hundred times as loud as full scale";
  }
}

// Convolution by its definition, at a few frames, is what both partition sizes together must give.
TEST(ConvolutionReverb, ConvolvesWithTheWholeResponse) {
  const Stereo response = noise(60000, 1), input = noise(120000, 2);
  Stereo half{Signal(60000), Signal(60000)};  // of the sum and of the difference
  for (std::size_t i = 0; i < half[0].size(); ++i) {
    half[0][i] = (response[0][i] + response[1][i]) / 2;
    half[1][i] = (response[1][i] - response[0][i]) / 2;
  }
  support::on_every_instruction_set([&](const char* target) {
    const Stereo wet = processed(input, response, 1000);
    for (const std::size_t n : {0U, 1U, 1023U, 5000U, 9000U, 8191U, 8192U, 20000U, 45000U, 58000U,
                                77777U, 99999U, 118000U}) {
      const double left = convolved(half[0], input[0], n) - convolved(half[1], input[1], n);
      const double right = convolved(half[0], input[1], n) + convolved(half[1], input[0], n);
      EXPECT_NEAR(wet[0][n + ConvolutionReverb::kShort], left, 1e-3) << target << " " << n;
      EXPECT_NEAR(wet[1][n + ConvolutionReverb::kShort], right, 1e-3) << target << " " << n;
    }
  });
}

TEST(ConvolutionReverb, AnswersTheMiddleByTheResponseItself) {
  const ImpulseResponse response{Signal{1}, Signal{0.5F}};
  Stereo input = noise(5000, 3);
  input[1] = input[0];
  const Stereo wet = processed(input, response, 441);
  for (std::size_t i = 0; i + 1024 < 5000; ++i) {
    ASSERT_NEAR(wet[0][i + 1024], input[0][i], 1e-5);
    ASSERT_NEAR(wet[1][i + 1024], input[0][i] / 2, 1e-5);
  }
}

/// The mean square of a stretch.
double power(const Signal& signal, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += static_cast<double>(signal[i]) * signal[i];
  return sum / static_cast<double>(to - from);
}

// A response of one late echo: what comes back is the tone bent by up to three cents, in each
// channel at another time. Its frequency is read off the phase's steps of a quadrature pair.
TEST(ConvolutionReverb, SwaysBehindTheHeadAlone) {
  constexpr std::size_t kEcho = 20000, kLength = 220000;
  ImpulseResponse early{Signal(2000), Signal(2000)}, late{Signal(30000), Signal(30000)};
  early[0][1000] = early[1][1000] = late[0][kEcho] = late[1][kEcho] = 1;
  Stereo tone{Signal(kLength), Signal(kLength)};
  for (std::size_t i = 0; i < kLength; ++i)
    tone[0][i] = tone[1][i] = static_cast<float>(std::sin(0.2 * static_cast<double>(i)));
  EXPECT_EQ(processed(tone, early, 4096, 3), processed(tone, early, 4096, 0));

  const Stereo still = processed(tone, late, 4096, 0), swaying = processed(tone, late, 4096, 3);
  const std::size_t heard = kEcho + 2 * ConvolutionReverb::kShort;
  EXPECT_NEAR(power(swaying[0], 0, kEcho), 0, 1e-12);
  EXPECT_NEAR(power(swaying[0], heard, kLength), power(still[0], heard, kLength), 0.01);
  EXPECT_NE(swaying[0], swaying[1]);
  // Upward zero crossings are a turn apart: as many samples as the pitch says.
  double shortest = 1e9, longest = 0, before = 0;
  for (std::size_t i = heard; i + 1 < kLength; ++i) {
    const double a = swaying[0][i], b = swaying[0][i + 1];
    if (a >= 0 || b < 0) continue;
    const double at = static_cast<double>(i) - a / (b - a);
    if (before > 0) {
      shortest = std::min(shortest, at - before);
      longest = std::max(longest, at - before);
    }
    before = at;
  }
  EXPECT_NEAR(1200 * std::log2(longest / shortest), 6, 0.6);
}

TEST(ConvolutionReverb, AllocatesNothing) {
  const auto hall = make_response(room_named("hall"), {44100}, 1);
  ConvolutionReverb reverb(hall, kFused, {44100}, 3);
  Stereo signal = noise(40000, 6);
  const std::int64_t before = support::heap_calls();
  reverb.process(signal[0], signal[1]);
  EXPECT_EQ(support::heap_calls(), before);
}

TEST(ConvolutionReverb, GivesTheSameBitsForAnyDivision) {
  const Stereo response = noise(20000, 4), input = noise(30000, 5);
  for (const double cents : {0.0, 3.0}) {
    const Stereo whole = processed(input, response, 30000, cents);
    EXPECT_EQ(processed(input, response, 441, cents), whole);
    EXPECT_EQ(processed(input, response, 16, cents), whole);
  }
}

}  // namespace
}  // namespace auralis::render

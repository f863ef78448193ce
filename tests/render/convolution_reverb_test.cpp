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

Stereo processed(Stereo signal, const ImpulseResponse& response, std::size_t piece) {
  ConvolutionReverb reverb(response, kFused);
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

TEST(ConvolutionReverb, AllocatesNothing) {
  const auto hall = make_response(room_named("hall"), {44100}, 1);
  ConvolutionReverb reverb(hall, kFused);
  Stereo signal = noise(40000, 6);
  const std::int64_t before = support::heap_calls();
  reverb.process(signal[0], signal[1]);
  EXPECT_EQ(support::heap_calls(), before);
}

TEST(ConvolutionReverb, GivesTheSameBitsForAnyDivision) {
  const Stereo response = noise(20000, 4), input = noise(30000, 5);
  const Stereo whole = processed(input, response, 30000);
  EXPECT_EQ(processed(input, response, 441), whole);
  EXPECT_EQ(processed(input, response, 16), whole);
}

}  // namespace
}  // namespace auralis::render

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/one_pole.h"

#include <gtest/gtest.h>

#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

Signal filtered(const Signal& in, float keep, float gain, std::size_t piece) {
  OnePole pole(keep, gain);
  Signal out(in.size());
  for (std::size_t at = 0; at < in.size(); at += piece) {
    const std::size_t n = std::min(piece, in.size() - at);
    pole.process(std::span(in).subspan(at, n), std::span(out).subspan(at, n));
    EXPECT_EQ(pole.last(), out[at + n - 1]);
  }
  return out;
}

TEST(OnePole, IsTheRecursionOverTheFrameBefore) {
  const Signal noise = white_noise(5000, 1)[0];
  for (const float keep : {0.0F, 0.65F, 0.999F, -0.7F}) {
    const Signal out = filtered(noise, keep, 1 - keep, OnePole::kPart);
    double y = 0;
    for (std::size_t i = 0; i < noise.size(); ++i) {
      y = static_cast<double>(keep) * y + static_cast<double>(1 - keep) * noise[i];
      ASSERT_NEAR(out[i], y, 2e-6) << keep << " " << i;
    }
  }
}

TEST(OnePole, GivesTheSameForAnyDivision) {
  const Signal noise = white_noise(1000, 1)[0];
  const Signal whole = filtered(noise, 0.9F, 0.1F, OnePole::kPart);
  for (const std::size_t piece : {1, 2, 3, 5, 6, 7, 127})
    EXPECT_EQ(filtered(noise, 0.9F, 0.1F, piece), whole) << piece;
}

}  // namespace
}  // namespace auralis::synth

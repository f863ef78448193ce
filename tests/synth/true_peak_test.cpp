// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/true_peak.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/instruction_sets.h"
#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

constexpr std::size_t kPart = 40;

/// The peaks of each part that may pass the ceiling; nothing of the others.
std::vector<Signal> peaks_of(const Signal& signal, float ceiling) {
  TruePeak meter(kPart);
  std::vector<Signal> parts;
  for (std::size_t at = 0; at + kPart <= signal.size(); at += kPart) {
    Signal peaks(kPart);
    if (!meter.measure(std::span(signal).subspan(at, kPart), ceiling, peaks)) peaks.clear();
    parts.push_back(peaks);
  }
  return parts;
}

/// From smooth to as rough as can be: what is between samples is larger than they are.
Signal rough(double roughness) {
  Signal signal = white_noise(20000, 1)[0];
  float slow = 0;
  for (float& x : signal) {
    slow += static_cast<float>(roughness) * (x - slow);
    x = slow;
  }
  return signal;
}

// A part is left out where no peak can pass: here all are measured, and none that was left out did.
TEST(TruePeak, LeavesOutNoPeakThatPasses) {
  int left_out = 0;
  for (const double roughness : {0.01, 0.1, 0.5, 1.0}) {
    const Signal signal = rough(roughness);
    const auto all = peaks_of(signal, 0);
    const float most = *std::ranges::max_element(signal);
    for (const float ceiling : {0.5F * most, 0.9F * most, most, 1.2F * most}) {
      const auto some = peaks_of(signal, ceiling);
      for (std::size_t part = 0; part < all.size(); ++part) {
        if (!some[part].empty()) {
          ASSERT_EQ(some[part], all[part]);
          continue;
        }
        ++left_out;
        ASSERT_LE(*std::ranges::max_element(all[part]), ceiling) << roughness << " " << part;
      }
    }
  }
  EXPECT_GT(left_out, 1000);
}

TEST(TruePeak, NeedNotInterpolateWhatIsSmooth) {
  for (const auto& part : peaks_of(sine(440, 0.8, 10000), 0.87F)) EXPECT_TRUE(part.empty());
}

TEST(TruePeak, IsTheSameOnEveryInstructionSet) {
  const Signal signal = rough(0.7);
  const auto expected = peaks_of(signal, 0.1F);
  support::on_every_instruction_set(
      [&](const char* target) { EXPECT_EQ(peaks_of(signal, 0.1F), expected) << target; });
}

}  // namespace
}  // namespace auralis::synth

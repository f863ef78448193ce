// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/normalizer.h"

#include <ebur128.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "base/temporary_directory.h"
#include "synth/stereo_run.h"

namespace auralis::synth {
namespace {

constexpr base::SampleRate kRate{44100};

/// What comes out where this goes in, and its integrated loudness and true peak by a meter of its
/// own.
struct Outcome {
  Normalizer::Result result;
  Stereo out;
  double lufs = 0, true_peak = 0;
};

Outcome normalized(const Stereo& in, double target, std::size_t piece = 5000) {
  const base::TemporaryDirectory folder;
  Normalizer normalizer(kRate, 2, target, folder / "scratch");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  for (std::size_t at = 0; at < in[0].size(); at += piece) {
    pcm::Block block(2, piece);
    block.resize(std::min(piece, in[0].size() - at));
    for (std::size_t c = 0; c < 2; ++c)
      std::copy_n(in[c].begin() + static_cast<std::ptrdiff_t>(at), block.frames(),
                  block.channel(static_cast<int>(c)).begin());
    normalizer.add(block);
  }
  Outcome outcome;
  ebur128_state* meter = ebur128_init(2, 44100, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  outcome.result = normalizer.finish([&](pcm::Block& block) {
    for (std::size_t i = 0; i < block.frames(); ++i) {
      const float frame[] = {block.channel(0)[i], block.channel(1)[i]};
      ebur128_add_frames_float(meter, frame, 1);
      for (std::size_t c = 0; c < 2; ++c) outcome.out[c].push_back(frame[c]);
    }
  });
  ebur128_loudness_global(meter, &outcome.lufs);
  ebur128_true_peak(meter, 0, &outcome.true_peak);
  ebur128_destroy(&meter);
  return outcome;
}

/// Soft, then loud.
Stereo piece() {
  Signal side = sine(997, 0.02, 10 * 44100);
  const Signal loud = sine(997, 0.1, 10 * 44100);
  side.insert(side.end(), loud.begin(), loud.end());
  return {side, side};
}

TEST(Normalizer, MakesTheWholeAsLoudAsAskedByOneGain) {
  const Stereo in = piece();
  for (const double target : {-30.0, -16.0}) {
    const Outcome outcome = normalized(in, target);
    EXPECT_NEAR(outcome.lufs, target, 0.1);
    EXPECT_NEAR(outcome.result.after, target, 0.1);
    ASSERT_EQ(outcome.out[0].size(), in[0].size());
    const double factor = std::pow(10, outcome.result.gain / 20);
    for (std::size_t i = 0; i < in[0].size(); i += 997)
      EXPECT_NEAR(outcome.out[0][i], in[0][i] * factor, 1e-5) << i;
  }
}

TEST(Normalizer, KeepsTruePeaksAndMakesGoodWhatTheLimiterTakes) {
  Stereo in = piece();
  for (std::size_t i = 20000; i < in[0].size(); i += 40000) in[0][i] = in[1][i] = 0.9F;
  const Outcome outcome = normalized(in, -14);
  EXPECT_NEAR(outcome.lufs, -14, 0.1);
  EXPECT_LE(20 * std::log10(outcome.true_peak), -0.9);
}

TEST(Normalizer, LeavesSilenceAlone) {
  const Outcome outcome = normalized({Signal(100000), Signal(100000)}, -16);
  EXPECT_EQ(outcome.result.gain, 0);
  EXPECT_EQ(outcome.out[0], Signal(100000));
}

TEST(Normalizer, IsTheSameForAnyBlocks) {
  const Stereo in = piece();
  EXPECT_EQ(normalized(in, -20, 777).out, normalized(in, -20, 100000).out);
}

}  // namespace
}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the threads of the CUDA kernel do, done in loops on the CPU.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>

#include "torchsynth/agreement.h"
#include "torchsynth/cuda/draw.h"
#include "torchsynth/cuda/sample.h"
#include "torchsynth/reference_voice.h"
#include "torchsynth/voices.h"

namespace auralis::torchsynth {
namespace {

std::array<cuda::ControlFrame, kControlFrames> control_frames(const VoiceSettings& v) {
  std::array<cuda::ControlFrame, kControlFrames> frames;
  const auto shares_1 = cuda::lfo_shares(v.lfo_1), shares_2 = cuda::lfo_shares(v.lfo_2);
  double turns_1 = 0, turns_2 = 0;
  for (int n = 0; n < kControlFrames; ++n) {
    turns_1 += cuda::lfo_step(v.lfo_1, v.lfo_1_rate, v.duration, n);
    turns_2 += cuda::lfo_step(v.lfo_2, v.lfo_2_rate, v.duration, n);
    frames[n] = cuda::control_frame(v, shares_1, shares_2, turns_1, turns_2, n);
  }
  return frames;
}

std::vector<float> render(const VoiceSettings& v, std::span<const float> row) {
  const auto frames = control_frames(v);
  const SquareSawShape shape = square_saw_shape(v);
  cuda::Turns turns = cuda::initial_turns(v);
  std::vector<float> out;
  for (int s = 0; s < kSegments; ++s) {
    cuda::Segment segment;
    const cuda::Turns passed = cuda::make_segment(frames[s], frames[s + 1], s, segment);
    cuda::set_phases(turns, segment);
    turns = turns + passed;
    const int start = cuda::segment_start(s), length = cuda::segment_start(s + 1) - start;
    for (int j = 0; j < length; ++j)
      out.push_back(cuda::sample_of(segment, shape, length, j, row[start + j]));
  }
  float peak = 1;
  for (const float sample : out) peak = std::max(peak, std::abs(sample));
  for (float& sample : out) sample /= peak;
  return out;
}

TEST(CudaStages, DrawTheParametersOfSynth1B1ToTheBit) {
  for (std::int64_t sound : {0, 1, 127, 65'536, 999'999'999}) {
    cuda::TwisterStates states;
    cuda::seed_twister(static_cast<std::uint32_t>(sound), states);
    const ParameterVector wanted = synth1b1_parameters(sound);
    for (std::size_t i = 0; i < kParameters; ++i) {
      const Parameter& p = kParameterTable[i];
      const float u = cuda::draw(states, p.draw);
      EXPECT_EQ(u, wanted[i]) << sound << " " << p.name;
      const cuda::Curve curve{p.low, p.high, p.curve, p.symmetric, p.draw};
      EXPECT_DOUBLE_EQ(cuda::physical(curve, u), to_physical(p, u)) << sound << " " << p.name;
    }
  }
}

TEST(CudaStages, AgreeWithTheReference) {
  for (std::int64_t sound : {3, 5, 22, 46, 1000, 123'456'789, 999'999'999}) {
    const VoiceSettings voice = synth1b1(sound);
    const auto row = noise().row_of(sound);
    const Agreement a = agreement(render(voice, row), render_reference(voice, row));
    EXPECT_GT(a.decibels, 95) << sound;
    EXPECT_LT(a.mean_error, 1e-5) << sound;
  }
}

TEST(CudaStages, StayAtTheEndsOfThePitchesRange) {
  const VoiceSettings voice = wild_pitches();
  const auto row = noise().row_of(5);
  const Agreement a = agreement(render(voice, row), render_reference(voice, row));
  EXPECT_GT(a.decibels, 85);
}

TEST(CudaStages, StayFiniteAtTheEndsOfEveryParameter) {
  for (const VoiceSettings& voice : extreme_voices())
    for (const float sample : render(voice, noise().row_of(0)))
      ASSERT_LE(std::abs(sample), 1.00001F);
}

}  // namespace
}  // namespace auralis::torchsynth

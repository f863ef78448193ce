// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/voice_renderer.h"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <fstream>

#include "support/allocation_counter.h"
#include "torchsynth/agreement.h"
#include "torchsynth/reference_voice.h"
#include "torchsynth/time_grid.h"
#include "torchsynth/voices.h"

namespace auralis::torchsynth {
namespace {

std::vector<float> render(const VoiceSettings& voice, std::int64_t sound) {
  std::vector<float> out(kSamples);
  VoiceRenderer().render(voice, noise().row_of(sound), out);
  return out;
}

std::vector<float> read_floats(const std::string& name) {
  std::ifstream in(std::string(AURALIS_TEST_DATA) + "/" + name, std::ios::binary);
  std::vector<float> values;
  for (float value; in.read(reinterpret_cast<char*>(&value), sizeof value);)
    values.push_back(value);
  return values;
}

TEST(Synth1B1, HasTorchsynthsParametersToTheBit) {
  const auto wanted = read_floats("parameters.f32");
  ASSERT_EQ(wanted.size(), 128 * kParameters);
  for (std::size_t sound = 0; sound < 128; ++sound) {
    const auto got = synth1b1_parameters(static_cast<std::int64_t>(sound));
    for (std::size_t i = 0; i < kParameters; ++i)
      EXPECT_EQ(got[i], wanted[sound * kParameters + i]) << sound << kParameterTable[i].name;
  }
}

TEST(VoiceRenderer, AgreesWithTorchsynth) {
  constexpr std::size_t kEvery = 49, kKept = kSamples / kEvery;
  const auto wanted = read_floats("sounds.f32");
  ASSERT_EQ(wanted.size(), 8 * kKept);
  for (std::size_t sound = 0; sound < 8; ++sound) {
    const auto whole =
        render(synth1b1(static_cast<std::int64_t>(sound)), static_cast<std::int64_t>(sound));
    std::vector<float> got;
    for (std::size_t i = 0; i < kSamples; i += kEvery) got.push_back(whole[i]);
    const Agreement a = agreement(got, std::span(wanted).subspan(sound * kKept, kKept));
    EXPECT_GT(a.decibels, 70) << sound;
    EXPECT_LT(a.mean_error, 2e-5) << sound;
  }
}

/// Every instruction set that was compiled in and that this machine has.
class InstructionSets : public testing::Test {
 protected:
  void TearDown() override { hwy::SetSupportedTargetsForTest(0); }

  template <class Body>
  void each(const Body& body) {
    const std::int64_t present = hwy::SupportedTargets();
    for (std::int64_t rest = present; rest != 0; rest &= rest - 1) {
      hwy::SetSupportedTargetsForTest(rest & -rest);
      hwy::GetChosenTarget().Update(hwy::SupportedTargets());
      body();
    }
  }
};

TEST_F(InstructionSets, AgreeWithTheReference) {
  for (std::int64_t sound : {3, 5, 22, 46, 1000, 123'456'789, 999'999'999}) {
    const VoiceSettings voice = synth1b1(sound);
    const auto wanted = render_reference(voice, noise().row_of(sound));
    each([&] {
      const Agreement a = agreement(render(voice, sound), wanted);
      // A lane alone takes sixteen times as many steps, and rounds as often, as sixteen do.
      EXPECT_GT(a.decibels, instruction_set() == "SCALAR" ? 75 : 95) << sound << instruction_set();
      EXPECT_LT(a.mean_error, 1e-5) << sound << " " << instruction_set();
    });
  }
}

TEST_F(InstructionSets, CutPiecesWherePitchesMeetTheirEnds) {
  const VoiceSettings voice = wild_pitches();
  const Agreement a = agreement(render(voice, 5), render_reference(voice, noise().row_of(5)));
  EXPECT_GT(a.decibels, 85);
}

TEST(VoiceRenderer, StaysFiniteAtTheEndsOfEveryParameter) {
  for (const VoiceSettings& voice : extreme_voices())
    for (const float sample : render(voice, 0)) ASSERT_LE(std::abs(sample), 1.00001F);
}

TEST(VoiceRenderer, AllocatesNothing) {
  VoiceRenderer renderer;
  std::vector<float> out(kSamples);
  const VoiceSettings voice = synth1b1(3);
  const auto row = noise().row_of(3);
  const std::int64_t before = support::heap_calls();
  renderer.render(voice, row, out);
  EXPECT_EQ(support::heap_calls(), before);
}

}  // namespace
}  // namespace auralis::torchsynth

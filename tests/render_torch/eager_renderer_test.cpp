// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The eager renderer, the reference, heard against the fused one.
#include "render_torch/eager_renderer.h"

#include <ATen/Context.h>
#include <gtest/gtest.h>

#include <cmath>

#include "render/every_word.h"
#include "render/fused_renderer.h"
#include "render/piece.h"

namespace auralis::render_torch {
namespace {

using namespace render;  // NOLINT(google-build-using-namespace)
using synth::Voice;

class EveryPatch : public testing::TestWithParam<std::string> {};

/// The stated tolerance: 1e-4 of full scale a voice, here for twenty of them.
void expect_alike(synth::Renderer& one, synth::Renderer& other, synth::Patch patch) {
  patch.delay = 0.7;
  patch.chorus = 0.5;
  play(one, patch);
  play(other, patch);
  Take a, b;
  a.render(one, 0, kSecond, 276);
  b.render(other, 0, kSecond, 276);
  for (int bus = 0; bus < synth::kBuses; ++bus) {
    const auto at = static_cast<std::size_t>(bus);
    EXPECT_GT(level(a.bus[at]), 1e-4) << "bus " << bus;
    EXPECT_LT(largest_difference(a.bus[at], b.bus[at]), 20 * 1e-4) << "bus " << bus;
  }
}

TEST_P(EveryPatch, SoundsTheSameThroughBothRenderers) {
  FusedRenderer fused(32, kRate);
  EagerRenderer eager(32, kRate, c10::kCPU);
  expect_alike(fused, eager, *bank().find(GetParam()));
}

TEST_P(EveryPatch, SoundsTheSameOnCuda) {
  if (!at::hasCUDA() || at::getNumGPUs() == 0) GTEST_SKIP() << "no CUDA device";
  FusedRenderer fused(32, kRate);
  EagerRenderer eager(32, kRate, c10::kCUDA);
  expect_alike(fused, eager, *bank().find(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Renderers, EveryPatch, testing::ValuesIn(patch_names()),
                         [](const auto& test) { return test_name(test.param); });

// Whoever sends nowhere, in a group with one who does and beside a group without: each bus is the
// sum of what was sent to it, and a bus that nobody sends to is silent, whatever it held before.
TEST(BothRenderers, SendEachVoiceByItsOwnGains) {
  synth::Patch dry = *bank().find("pad");
  dry.reverb = dry.delay = dry.chorus = 0;
  const Voice silent = synth::make_voice(dry, {.pitch = 50, .velocity = 1}, 0, kRate);
  Voice sender = synth::make_voice(dry, {.pitch = 60, .velocity = 1, .pan = 0.4}, 0, kRate);
  FusedRenderer fused(32, kRate), alone(32, kRate);
  EagerRenderer eager(32, kRate, c10::kCPU);
  alone.start(3, sender);
  Take dry_take;
  dry_take.render(alone, 0, 400, 100);
  sender.reverb = 0.25F;
  sender.chorus = 0.5F;
  const std::initializer_list<synth::Renderer*> both{&fused, &eager};
  for (synth::Renderer* renderer : both) {
    renderer->start(3, sender);
    renderer->start(5, silent);
    renderer->start(20, silent);
    std::vector<float> brightness(401);
    for (std::size_t i = 0; i < brightness.size(); ++i)
      brightness[i] = std::sin(static_cast<float>(i) * 0.001F);
    pcm::Block block(synth::kBuses, 400 * synth::kPeriodFrames);
    for (int bus = 0; bus < synth::kBuses; ++bus) std::ranges::fill(block.channel(bus), 9.0F);
    renderer->render(0, 400, brightness, block);
    const auto expect = [&](int bus, int of, float gain) {
      const auto& want = dry_take.bus[static_cast<std::size_t>(of)];
      for (std::size_t i = 0; i < want.size(); ++i)
        ASSERT_NEAR(block.channel(bus)[i], gain * want[i], 1e-4) << renderer->name() << bus;
    };
    expect(synth::kReverbLeft, 0, 0.25F);
    expect(synth::kReverbRight, 1, 0.25F);
    expect(synth::kDelayLeft, 0, 0);
    expect(synth::kDelayRight, 1, 0);
    expect(synth::kChorusLeft, 0, 0.5F);
    expect(synth::kChorusRight, 1, 0.5F);
  }
}

TEST(EagerRenderer, HearsEveryWordOfAVoice) {
  EXPECT_EQ(words_not_heard([] { return EagerRenderer(16, kRate, c10::kCPU); }, 1e-5),
            std::vector<std::size_t>{});
}

TEST(BothRenderers, HearEveryWordAlike) {
  FusedRenderer fused(16, kRate);
  EagerRenderer eager(16, kRate, c10::kCPU);
  const Take wanted = take_of(eager, voice_of_every_word()),
             got = take_of(fused, voice_of_every_word());
  for (std::size_t bus = 0; bus < synth::kBuses; ++bus)
    EXPECT_LT(largest_difference(wanted.bus[bus], got.bus[bus]), 1e-4) << "bus " << bus;
}

// A sound of synth1B1 that began in a block's first period was faded in over three periods, and one
// that began later in a block was not: its first samples hung on where the blocks were cut.
TEST(BothRenderers, BeginASoundOfSynth1B1AlikeInEveryBlock) {
  const Voice voice =
      synth::make_voice(*bank().find("synth1b1:31415"), {.pitch = 57, .velocity = 1}, 550, kRate);
  const auto first_samples = [&](synth::Renderer&& renderer, Period from) {
    Take before, take;
    before.render(renderer, 0, from, 10);
    renderer.start(3, voice);
    take.render(renderer, from, 570, 40);
    return std::vector<float>(take.bus[0].end() - 20 * synth::kPeriodFrames, take.bus[0].end());
  };
  const auto in_the_middle = first_samples(FusedRenderer(16, kRate), 530);
  EXPECT_EQ(first_samples(FusedRenderer(16, kRate), 550), in_the_middle);
  EXPECT_GT(level(in_the_middle), 1e-3);
  EXPECT_LT(largest_difference(first_samples(EagerRenderer(16, kRate, c10::kCPU), 530),
                               first_samples(EagerRenderer(16, kRate, c10::kCPU), 550)),
            1e-5);
}

}  // namespace
}  // namespace auralis::render_torch

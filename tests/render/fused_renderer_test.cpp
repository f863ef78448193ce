// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The fused renderer heard against itself and against what theory says a voice should sound like.
#include "render/fused_renderer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "render/every_word.h"
#include "render/kernel/voice_kernel.h"
#include "render/piece.h"
#include "support/allocation_counter.h"

namespace auralis::render {
namespace {

using synth::Voice;

class EveryPatch : public testing::TestWithParam<std::string> {};

TEST_P(EveryPatch, GivesTheSameBitsForAnyDivisionOfTheFusedRenderer) {
  const synth::Patch& patch = *bank().find(GetParam());
  std::vector<Take> takes;
  for (const int span : {1, 28, 276, 2757}) {
    FusedRenderer fused(32, kRate);
    play(fused, patch);
    takes.emplace_back().render(fused, 0, kSecond, span);
  }
  for (const Take& take : takes) EXPECT_EQ(take.bus, takes[0].bus);
}

TEST_P(EveryPatch, GivesTheSameBitsForAnyBatch) {
  std::vector<Take> takes;
  for (const int batch : {16, 32, 64}) {
    FusedRenderer fused(64, kRate, batch);
    play(fused, *bank().find(GetParam()));
    for (int slot = 20; slot < 64; ++slot)
      fused.start(slot, synth::make_voice(*bank().find("pad"), {.pitch = 30.0 + slot}, 0, kRate));
    takes.emplace_back().render(fused, 0, kSecond / 4, 276);
  }
  for (const Take& take : takes) EXPECT_EQ(take.bus, takes[0].bus);
}

// What no lane of a group uses is left out, and powers and pitches take a shorter way where all
// lanes may: neither may be heard by a voice when its neighbours come and go.
TEST_P(EveryPatch, GivesTheSameBitsWhateverItsNeighboursUse) {
  FusedRenderer alone(16, kRate), accompanied(16, kRate);
  const Voice voice =
      synth::make_voice(*bank().find(GetParam()), {.pitch = 50, .velocity = 1}, 10, kRate);
  Voice mute = synth::make_voice(everything(), {.pitch = 70, .bend = 12}, 100, kRate);
  mute.left = mute.right = 0;
  mute.off = 700;
  alone.start(3, voice);
  accompanied.start(3, voice);
  accompanied.start(5, mute);
  Take a, b;
  a.render(alone, 0, kSecond, 276);
  b.render(accompanied, 0, kSecond, 276);
  EXPECT_EQ(a.bus, b.bus);
  EXPECT_GT(level(a.bus[0]), 1e-4);
}

TEST_P(EveryPatch, HasNoClickAtNoteOffOrTheft) {
  const synth::Patch& patch = *bank().find(GetParam());
  if (patch.noise > 0) GTEST_SKIP() << "noise has steps of its own";
  const auto roughness = [&](bool released, bool killed) {
    FusedRenderer fused(16, kRate);
    Voice voice = synth::make_voice(patch, {.pitch = 57, .velocity = 0.8}, 0, kRate);
    if (released) voice.off = 1000;
    if (killed) voice.kill = 1100;
    fused.start(0, voice);
    Take take;
    take.render(fused, 0, kSecond, 276);
    double largest = 0;
    const auto& x = take.bus[0];
    for (std::size_t i = 990 * 16; i < 1200 * 16; ++i)
      largest = std::max(largest, std::abs(static_cast<double>(x[i + 1]) - 2.0 * x[i] + x[i - 1]));
    return largest;
  };
  const double held = roughness(false, false);
  EXPECT_LE(roughness(true, false), held * 1.02 + 1e-7);
  EXPECT_LE(roughness(false, true), held * 1.02 + 2e-6);
}

INSTANTIATE_TEST_SUITE_P(Renderers, EveryPatch, testing::ValuesIn(patch_names()),
                         [](const auto& test) { return test_name(test.param); });

/// Says in turn that each batch took so long: seconds for 16 voices, 32, 64 and so on.
class ScriptedClock final : public base::Clock {
 public:
  explicit ScriptedClock(std::vector<double> spent) : spent_(std::move(spent)) {}

  [[nodiscard]] base::Seconds now() const override {
    if (ended_++ % 2 != 0) now_ += base::Seconds(spent_[(ended_ / 2 - 1) % spent_.size()]);
    return now_;
  }
  void sleep_until(base::Seconds) override {}

 private:
  std::vector<double> spent_;
  mutable std::size_t ended_ = 0;
  mutable base::Seconds now_{5};
};

TEST(FusedRenderer, ChoosesTheBatchThatTookLeastTime) {
  const auto chosen = [](int slots, std::vector<double> spent) {
    return FusedRenderer::choose_batch(slots, kRate, ScriptedClock(std::move(spent)));
  };
  EXPECT_EQ(chosen(128, {3, 2, 4, 5}), 32);
  EXPECT_EQ(chosen(128, {3, 3, 3, 2}), 128);
  EXPECT_EQ(chosen(128, {3, 3, 3, 3}), 16);
  EXPECT_EQ(chosen(128, {3.2, 3.05, 3, 3.2}), 32) << "as good as 64 within the noise";
  EXPECT_EQ(chosen(100, {5, 4, 3}), 64);  // seven groups
  EXPECT_EQ(chosen(1, {3}), 16);
}

TEST(FusedRenderer, HearsEveryWordOfAVoice) {
  EXPECT_EQ(words_not_heard([] { return FusedRenderer(16, kRate); }, 1e-5),
            std::vector<std::size_t>{});
}

TEST(FusedRenderer, AllocatesNothingWhileItRenders) {
  FusedRenderer fused(64, kRate);
  pcm::Block block(synth::kBuses, 276 * synth::kPeriodFrames);
  const std::vector<float> brightness(277);
  const auto before = support::heap_calls();
  for (int i = 0; i < 40; ++i) {
    fused.start(i, synth::make_voice(*bank().find("pad"), {.pitch = 40.0 + i}, i * 276, kRate));
    fused.render(i * 276, 276, brightness, block);
    fused.release(i, (i + 1) * 276);
  }
  EXPECT_EQ(support::heap_calls(), before);
}

/// The largest fourth difference of a tone behind a resonant filter, whose cutoff moves by so many
/// octaves a period.
double largest_bend(float octaves_a_period) {
  FusedRenderer fused(16, kRate);
  synth::Patch patch{.name = "resonant"};
  patch.sine.level = 1;
  patch.filter = {.cutoff = 800, .resonance = 0.5};
  fused.start(0, synth::make_voice(patch, {.pitch = 69, .velocity = 1}, 0, kRate));
  constexpr int kPeriods = 400;
  std::vector<float> brightness(kPeriods + 1);
  for (std::size_t i = 0; i < brightness.size(); ++i)
    brightness[i] = octaves_a_period * (static_cast<float>(i) - kPeriods / 2.0F);
  pcm::Block block(synth::kBuses, std::size_t{kPeriods} * synth::kPeriodFrames);
  fused.render(0, kPeriods, brightness, block);
  const auto y = block.channel(0);
  double largest = 0;
  for (std::size_t i = y.size() / 4; i + 4 < y.size(); ++i) {
    const double bend = static_cast<double>(y[i]) - 4.0 * y[i + 1] + 6.0 * y[i + 2] -
                        4.0 * y[i + 3] + static_cast<double>(y[i + 4]);
    largest = std::max(largest, std::abs(bend));
  }
  return largest;
}

// Coefficients that were renewed once a period put steps of the period's rate into the sound.
TEST(FusedRenderer, MovesTheFilterByTheFrameWhereBrightnessMoves) {
  EXPECT_LT(largest_bend(0.003F), 1.2 * largest_bend(0));
}

TEST(FusedRenderer, IsSilentBeforeTheOnsetAndAfterTheEnd) {
  FusedRenderer fused(16, kRate);
  Voice voice = synth::make_voice(*bank().find("pluck"), {.pitch = 60, .velocity = 1}, 100, kRate);
  voice.off = 200;
  fused.start(5, voice);
  Take take;
  take.render(fused, 0, voice.end() + 50, 64);
  const auto& left = take.bus[0];
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto period = static_cast<Period>(i) / synth::kPeriodFrames;
    if (period < voice.onset || period >= voice.end()) {
      ASSERT_EQ(left[i], 0) << i;
    }
  }
  EXPECT_GT(level(left), 1e-3);
}

TEST(FusedRenderer, KeepsItsPitchWithinAHundredthOfACent) {
  synth::Patch patch;
  patch.sine.level = 1;
  patch.filter.cutoff = 18000;
  patch.lfo.rate = 0;
  for (const double pitch : {21.0, 60.0, 69.37, 96.0}) {
    FusedRenderer fused(16, kRate);
    fused.start(0, synth::make_voice(patch, {.pitch = pitch, .velocity = 1}, 0, kRate));
    Take take;
    take.render(fused, 0, 20 * kSecond, 2756);
    // Upward zero crossings, each placed between its samples: whole turns over the time they took.
    const auto& x = take.bus[0];
    double first = 0, last = 0;
    int turns = -1;
    for (std::size_t i = 44100; i + 1 < x.size(); ++i) {
      if (!(x[i] < 0 && x[i + 1] >= 0)) continue;
      last = static_cast<double>(i) + x[i] / (static_cast<double>(x[i]) - x[i + 1]);
      if (turns++ < 0) first = last;
    }
    const double hertz = turns / (last - first) * kRate.hz;
    EXPECT_NEAR(1200 * std::log2(hertz / (440 * std::exp2((pitch - 69) / 12))), 0, 0.01) << pitch;
  }
}

}  // namespace
}  // namespace auralis::render

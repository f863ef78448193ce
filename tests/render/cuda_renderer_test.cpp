// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The CUDA renderer on the CPU, its threads in loops, held against the SIMD kernel; and, where
// there is a device, on that.
#include "render/cuda/cuda_renderer.h"

#include <gtest/gtest.h>

#include "gpu/module.h"
#include "render/every_word.h"
#include "render/fused_renderer.h"
#include "render/kernel/voice_kernel.h"
#include "render/machine_in_loops.h"
#include "render/piece.h"

namespace auralis::render {
namespace {

using synth::Voice;

constexpr int kSlots = 32;

CudaRenderer in_loops(int batch = 32, int slots = kSlots) {
  return CudaRenderer(std::make_unique<MachineInLoops>(
      cuda::MachineOptions{.groups = slots / kLanes, .rate = kRate.hz}, batch));
}

Take played(synth::Renderer& renderer, const synth::Patch& patch, int span) {
  play(renderer, patch);
  Take take;
  take.render(renderer, 0, kSecond, span);
  return take;
}

class CudaPatch : public testing::TestWithParam<std::string> {
 protected:
  CudaPatch() : patch(*bank().find(GetParam())) { patch.delay = 0.7; }
  synth::Patch patch;
};

// The stated tolerance is 1e-4 of full scale a voice; here for twenty of them together.
TEST_P(CudaPatch, SoundsAsTheSimdKernel) {
  FusedRenderer fused(kSlots, kRate);
  CudaRenderer cuda = in_loops();
  const Take wanted = played(fused, patch, 276), got = played(cuda, patch, 276);
  for (std::size_t bus = 0; bus < synth::kBuses; ++bus)
    EXPECT_LT(largest_difference(got.bus[bus], wanted.bus[bus]), 1e-4) << "bus " << bus;
  EXPECT_GT(level(got.bus[synth::kDelayRight]), 1e-4);
}

TEST_P(CudaPatch, GivesTheSameBitsForAnyDivisionAndAnyBatch) {
  CudaRenderer reference = in_loops(32);
  const Take wanted = played(reference, patch, 276);
  for (const auto& [span, batch] : {std::pair(1, 32), {28, 4}, {276, 16}, {2757, 128}}) {
    CudaRenderer cuda = in_loops(batch);
    EXPECT_EQ(played(cuda, patch, span).bus, wanted.bus) << span << " periods, batch " << batch;
  }
}

// The same bits from launch to launch, too: no sum depends on who was first.
TEST_P(CudaPatch, SoundsTheSameOnADevice) {
  const gpu::Module module(std::filesystem::path(AURALIS_MODULES) / cuda::kModuleFile);
  if (module.devices() == 0) GTEST_SKIP() << "no CUDA device";
  const auto on_device = [&] {
    const auto make = module.entry<cuda::MakeMachine>(cuda::kMakeMachine);
    return CudaRenderer(std::unique_ptr<cuda::Machine>(
        make({.device = 0, .groups = kSlots / kLanes, .rate = kRate.hz})));
  };
  CudaRenderer cuda = on_device(), again = on_device(), loops = in_loops();
  const Take wanted = played(loops, patch, 276), got = played(cuda, patch, 276);
  for (std::size_t bus = 0; bus < synth::kBuses; ++bus)
    EXPECT_LT(largest_difference(got.bus[bus], wanted.bus[bus]), 1e-4) << "bus " << bus;
  EXPECT_EQ(played(again, patch, 100).bus, got.bus);
  EXPECT_GT(cuda.machine().device_bytes(), 1e6);
}

INSTANTIATE_TEST_SUITE_P(Renderers, CudaPatch, testing::ValuesIn(patch_names()),
                         [](const auto& test) { return test_name(test.param); });

/// Whether this machine's vectors round a multiply-add once, as a GPU does.
bool rounds_once() {
  const std::string set = instruction_set();
  return set == "AVX2" || set.starts_with("AVX3") || set.starts_with("NEON") || set == "SVE";
}

// One text: a vector's lane and a scalar give the same bits. One voice at a time, as voices are
// added up in another order.
TEST_P(CudaPatch, GivesTheSimdKernelsBits) {
  if (!rounds_once()) GTEST_SKIP() << "no fused multiply-add: " << instruction_set();
  for (const int slot : {0, 4, 17}) {
    FusedRenderer fused(kSlots, kRate);
    CudaRenderer cuda = in_loops();
    std::array<Take, 2> takes;
    for (std::size_t i = 0; i < takes.size(); ++i) {
      synth::Renderer& renderer = i == 0 ? static_cast<synth::Renderer&>(fused) : cuda;
      synth::Voice voice = synth::make_voice(
          patch, {.pitch = 40.3 + slot, .velocity = 0.9, .bend = -3.0, .seed = 99}, 5 + slot,
          kRate);
      voice.off = 900;
      if (slot == 4) voice.kill = 950;
      renderer.start(slot, voice);
      takes[i].render(renderer, 0, 1400, 276);
    }
    EXPECT_EQ(takes[0].bus, takes[1].bus) << "slot " << slot;
    EXPECT_GT(level(takes[0].bus[0]), 1e-5);
  }
}

TEST(CudaRenderer, HearsEveryWordOfAVoice) {
  EXPECT_EQ(words_not_heard([] { return in_loops(16, 16); }, 1e-5), std::vector<std::size_t>{});
}

// A slot is used again, by a voice that starts before the span in which it is first heard, and the
// device is not asked while nothing sounds.
TEST(CudaRenderer, StartsVoicesInSlotsUsedBefore) {
  FusedRenderer fused(kSlots, kRate);
  CudaRenderer cuda = in_loops(4);
  const auto& machine = dynamic_cast<const MachineInLoops&>(cuda.machine());
  const int before = machine.launches;
  std::array<Take, 2> takes;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    synth::Renderer& renderer = i == 0 ? static_cast<synth::Renderer&>(fused) : cuda;
    Voice voice = synth::make_voice(*bank().find("pluck"), {.pitch = 60, .velocity = 1}, 8, kRate);
    voice.kill = 40;
    renderer.start(17, voice);
    takes[i].render(renderer, 0, 1000, 100);
    renderer.start(17, synth::make_voice(*bank().find("pad"), {.pitch = 50}, 1350, kRate));
    takes[i].render(renderer, 1000, 2000, 100);
  }
  for (std::size_t bus = 0; bus < synth::kBuses; ++bus)
    EXPECT_LT(largest_difference(takes[0].bus[bus], takes[1].bus[bus]), 1e-5) << "bus " << bus;
  EXPECT_GT(level(takes[1].bus[0]), 1e-4);
  EXPECT_EQ(machine.launches - before, 1 + 7);  // 8..98 and 1350..2000
}

TEST(CudaRenderer, RendersMoreSlotsThanOneThreadBlockHas) {
  constexpr int kMany = 400;
  FusedRenderer fused(kMany, kRate);
  CudaRenderer small = in_loops(16, kMany), large = in_loops(128, kMany);
  std::array<Take, 3> takes;
  synth::Renderer* const renderers[] = {&fused, &small, &large};
  for (std::size_t i = 0; i < takes.size(); ++i) {
    for (int slot = 0; slot < kMany; slot += 7)
      renderers[i]->start(slot, synth::make_voice(*bank().find("bell"), {.pitch = 40.0 + slot % 30},
                                                  slot / 10, kRate));
    takes[i].render(*renderers[i], 0, 200, 40);
  }
  EXPECT_EQ(takes[1].bus, takes[2].bus);
  EXPECT_LT(largest_difference(takes[0].bus[0], takes[1].bus[0]), 1e-5);
}

TEST(CudaRenderer, RendersASpanThatIsLongerThanALaunch) {
  CudaRenderer once = in_loops(), often = in_loops();
  const synth::Patch& patch = *bank().find("pad");
  EXPECT_EQ(played(once, patch, kSecond).bus, played(often, patch, 200).bus);
  static_assert(kSecond > 2 * cuda::kMostPeriods);
}

}  // namespace
}  // namespace auralis::render

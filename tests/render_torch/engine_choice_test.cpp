// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// When LibTorch's module is loaded, and what it is asked for.
#include "render/engine_choice.h"

#include <gtest/gtest.h>

#include "render/backend.h"

namespace auralis::render_torch {
namespace {

using namespace render;  // NOLINT(google-build-using-namespace)

const std::filesystem::path kModules = AURALIS_MODULES;
const base::Log kLog("test");

TEST(EngineChoice, LoadsLibTorchForTheEagerRendererOnly) {
  LazyTorch torch(kModules);
  EXPECT_FALSE(choose_engine("cpu", "auto", kModules, torch, kLog).eager);
  EXPECT_FALSE(choose_engine("cpu", "fused", kModules, torch, kLog).eager);
  EXPECT_EQ(torch.loaded(), nullptr);
  EXPECT_TRUE(choose_engine("cpu", "eager", kModules, torch, kLog).eager);
  EXPECT_NE(torch.loaded(), nullptr);
}

TEST(EngineChoice, LeavesLibTorchAloneWhereAnyDeviceWillDo) {
  LazyTorch torch(kModules);
  const EngineChoice chosen = choose_engine("auto", "auto", kModules, torch, kLog);
  if (chosen.make_machine != nullptr) GTEST_SKIP() << "a CUDA device";
  EXPECT_EQ(chosen.voices, Device{});
  EXPECT_EQ(torch.loaded(), nullptr);
}

TEST(Backend, OfTheEagerRendererConvolvesByLibTorch) {
  Backend backend({.device = "cpu", .renderer = "eager", .slots = 16}, kModules, kLog);
  EXPECT_EQ(backend.description(), "eager renderer on cpu");
  EXPECT_EQ(backend.device_bytes(), 0);
  std::vector<float> left(44100), right(44100);
  left[0] = right[0] = 1;
  backend.reverb().process(left, right);
  EXPECT_NE(left[static_cast<std::size_t>(backend.reverb().latency()) + 4000], 0);
}

}  // namespace
}  // namespace auralis::render_torch

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/engine_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "gpu/module.h"

namespace auralis::render {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kNowhere = "/nowhere";

/// The device of the voices, or the error where it is not there.
std::string choice(const std::string& device, const std::string& renderer,
                   const std::filesystem::path& modules) {
  try {
    LazyTorch torch(kNowhere);
    const EngineChoice chosen = choose_engine(device, renderer, modules, torch);
    return (chosen.eager ? "eager on " : "fused on ") + chosen.voices.name();
  } catch (const base::Error& error) {
    return error.what();
  }
}

TEST(EngineChoice, IsTheCpuWhereThatIsAskedForOrNoOtherIs) {
  EXPECT_EQ(choice("cpu", "fused", kNowhere), "fused on cpu");
  EXPECT_EQ(choice("auto", "auto", kNowhere), "fused on cpu");
}

TEST(EngineChoice, SaysWhatNeedsALibTorchThatWasNotBuilt) {
  EXPECT_THAT(choice("auto", "eager", kNowhere),
              StartsWith("--renderer eager needs LibTorch, which this Auralis was built without"));
  EXPECT_THAT(choice("mps", "auto", kNowhere), StartsWith("--device mps needs LibTorch"));
}

TEST(EngineChoice, SaysWhichDevicesThereAre) {
  EXPECT_EQ(choice("cuda:99", "auto", kNowhere), "no device 'cuda:99' here: there is cpu");
  EXPECT_EQ(choice("cuda:-1", "auto", kNowhere), "no device 'cuda:-1' here: there is cpu");
  EXPECT_THAT(choice("cuda:99", "fused", kNowhere),
              HasSubstr("kernel for CUDA is not built: no auralis-render-cuda.so"));
  EXPECT_THAT(choice("mps", "fused", kNowhere), HasSubstr("give --renderer eager"));
  EXPECT_EQ(choice("cpu", "slow", kNowhere), "'slow' is no renderer: write auto, eager or fused");
}

TEST(EngineChoice, TakesTheDevicesOfTheKernelsThatWereBuilt) {
  const std::filesystem::path modules = AURALIS_MODULES;
  const gpu::Module module(modules / cuda::kModuleFile);
  if (!module.built()) GTEST_SKIP() << "built without a CUDA compiler";
  for (int i = 0; i < module.devices(); ++i) {
    const std::string name = "cuda:" + std::to_string(i);
    EXPECT_EQ(choice(name, "auto", modules), "fused on " + name);
  }
  const std::string words = choice("cuda:99", "fused", modules);
  EXPECT_THAT(words, StartsWith("no device 'cuda:99' here: there is cpu"));
  EXPECT_THAT(words, Not(HasSubstr("not built")));
}

}  // namespace
}  // namespace auralis::render

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/engine_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "gpu/module.h"

namespace auralis::render {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kNowhere = "/nowhere";

/// The device of the voices, or the error where it is not there. LibTorch's module is in `torches`.
std::string choice(const std::string& device, const std::string& renderer,
                   const std::filesystem::path& modules,
                   const std::filesystem::path& torches = kNowhere) {
  try {
    LazyTorch torch(torches);
    const EngineChoice chosen = choose_engine(device, renderer, modules, torch, base::Log("test"));
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

/// Modules of another build, beside a module of this one that sees a device.
class StaleModules : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* folder : {"stale", "good"}) std::filesystem::create_directory(in(folder));
    std::filesystem::copy_file(AURALIS_FOREIGN_MODULE, in("stale") / cuda::kModuleFile);
    std::filesystem::copy_file(AURALIS_FOREIGN_MODULE, in("stale") / kTorchModuleFile);
    std::filesystem::copy_file(AURALIS_ONE_DEVICE_MODULE, in("good") / cuda::kModuleFile);
    testing::internal::CaptureStderr();
  }
  void TearDown() override {
    if (!heard_) static_cast<void>(testing::internal::GetCapturedStderr());
  }
  [[nodiscard]] std::filesystem::path in(const char* folder) const {
    return directory_.path() / folder;
  }
  /// What was told since the beginning, once.
  std::string told() {
    heard_ = true;
    return testing::internal::GetCapturedStderr();
  }

 private:
  base::TemporaryDirectory directory_;
  bool heard_ = false;
};

TEST_F(StaleModules, LeaveTheCpuWhereAnyDeviceWillDo) {
  EXPECT_EQ(choice("auto", "auto", in("stale"), in("stale")), "fused on cpu");
  const std::string words = told();
  EXPECT_THAT(words, HasSubstr("auralis-render-cuda.so is of another build"));
  EXPECT_EQ(std::ranges::count(words, '\n'), 1) << words;
}

TEST_F(StaleModules, OfLibTorchLeaveTheKernelsTheirDevice) {
  EXPECT_EQ(choice("auto", "fused", in("good"), in("stale")), "fused on cuda:0");
  const std::string words = told();
  EXPECT_THAT(words, HasSubstr("auralis-torch.so is of another build"));
  EXPECT_EQ(std::ranges::count(words, '\n'), 1) << words;
}

TEST_F(StaleModules, AreErrorsWhereTheyAreAskedFor) {
  EXPECT_THAT(choice("cuda", "auto", in("stale")), HasSubstr("cuda.so is of another build"));
  EXPECT_THAT(choice("cuda:0", "fused", in("stale")), HasSubstr("cuda.so is of another build"));
  for (const char* device : {"auto", "cpu", "cuda"})
    EXPECT_THAT(choice(device, "eager", in("good"), in("stale")),
                HasSubstr("torch.so is of another build"));
  EXPECT_THAT(choice("mps", "auto", in("good"), in("stale")), HasSubstr("of another build"));
  EXPECT_EQ(told(), "");
}

TEST_F(StaleModules, DoNotMatterToTheCpu) {
  EXPECT_EQ(choice("cpu", "auto", in("stale"), in("stale")), "fused on cpu");
  EXPECT_EQ(told(), "");
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

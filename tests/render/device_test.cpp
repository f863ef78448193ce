// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/device.h"

#include <ATen/Context.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "gpu/module.h"

namespace auralis::render {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// The error of a device that is not there.
std::string refusal(const std::string& device, const std::string& renderer,
                    const std::filesystem::path& modules) {
  try {
    return "took " + choose_devices(device, renderer, modules).name();
  } catch (const base::Error& error) {
    return error.what();
  }
}

TEST(Devices, AreTheCpuWhereThatIsAskedForOrNoOtherIs) {
  EXPECT_EQ(refusal("cpu", "fused", "/nowhere"), "took cpu");
  if (!at::hasCUDA() && !at::hasMPS()) {
    EXPECT_EQ(refusal("auto", "auto", "/nowhere"), "took cpu");
  }
}

TEST(Devices, AreRefusedInALineThatSaysWhatIsThere) {
  EXPECT_THAT(refusal("cuda:99", "auto", "/nowhere"),
              StartsWith("no device 'cuda:99' here: there is cpu"));
  EXPECT_THAT(refusal("cuda:-1", "eager", "/nowhere"), StartsWith("no device 'cuda:-1' here"));
  EXPECT_THAT(refusal("cuda:99", "fused", "/nowhere"),
              HasSubstr("kernel for CUDA is not built: no auralis-render-cuda.so"));
  EXPECT_EQ(refusal("cuda:x", "auto", "/nowhere"), "'cuda:x' is no device: write cuda or cuda:N");
  EXPECT_EQ(refusal("cudax", "auto", "/nowhere"),
            "'cudax' is no device: write auto, cpu, cuda, cuda:N or mps");
}

TEST(Devices, AreThoseOfTheModuleThatWasBuilt) {
  const std::filesystem::path modules = AURALIS_MODULES;
  const gpu::Module module(modules / cuda::kModuleFile, cuda::kMakeMachine);
  if (!module.built()) GTEST_SKIP() << "built without a CUDA compiler";
  for (int i = 0; i < module.devices(); ++i) {
    const std::string name = "cuda:" + std::to_string(i);
    EXPECT_EQ(refusal(name, "fused", modules), "took " + name);
    EXPECT_NE(choose_devices(name, "auto", modules).make_machine, nullptr);
  }
  const std::string words = refusal("cuda:99", "fused", modules);
  EXPECT_THAT(words, StartsWith("no device 'cuda:99' here: there is cpu"));
  EXPECT_THAT(words, testing::Not(HasSubstr("not built")));
}

TEST(Module, ThatIsNoneIsToldApartFromOneThatIsNotThere) {
  const auto path = std::filesystem::path(testing::TempDir()) / "auralis-no-module.so";
  std::ofstream(path) << "not a library";
  EXPECT_THROW(gpu::Module(path, cuda::kMakeMachine), base::Error);
  std::filesystem::remove(path);
  EXPECT_FALSE(gpu::Module(path, cuda::kMakeMachine).built());
}

}  // namespace
}  // namespace auralis::render

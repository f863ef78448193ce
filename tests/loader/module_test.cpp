// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "loader/module.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>

#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::loader {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::string refusal(const std::filesystem::path& path) {
  try {
    const Module module(path);
    return module.loaded() ? "loaded" : "absent";
  } catch (const base::Error& error) {
    return error.what();
  }
}

TEST(Module, OfTheSameBuildIsLoaded) {
  const Module module(own_module);
  ASSERT_TRUE(module.loaded());
  EXPECT_EQ(module.entry<int (*)()>("answer")(), 42);
  EXPECT_THROW((void)module.entry<int (*)()>("question"), base::Error);
}

TEST(Module, OfAnotherBuildIsRefused) {
  EXPECT_THAT(refusal(foreign_module),
              AllOf(HasSubstr("is of another build (0123456789abcdef)"), HasSubstr(build_stamp())));
  EXPECT_THAT(refusal(unstamped_module), HasSubstr("is of another build (without a stamp)"));
}

TEST(Module, ThatIsNoLibraryIsToldApartFromOneThatIsNotThere) {
  const base::TemporaryDirectory folder;
  const auto path = folder.path() / "module.so";
  std::ofstream(path) << "not a library";
  EXPECT_THAT(refusal(path), StartsWith("cannot load a module: "));
  std::filesystem::remove(path);
  EXPECT_EQ(refusal(path), "absent");
}

TEST(BuildStamp, IsAHash) {
  EXPECT_TRUE(std::regex_match(build_stamp(), std::regex("[0-9a-f]{16}")));
}

TEST(ModuleDirectory, LiesBesideTheBinaries) {
  EXPECT_THAT(module_directory("/opt/x/bin").string(),
              AllOf(StartsWith("/opt/x/lib"), HasSubstr("/auralis")));
}

}  // namespace
}  // namespace auralis::loader

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/data_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.h"

namespace auralis::cli {
namespace {

namespace fs = std::filesystem;

struct DataDirectory : testing::Test {
  // NOLINTBEGIN(concurrency-mt-unsafe): nothing else runs here
  ~DataDirectory() override { ::unsetenv("AURALIS_DATA_DIR"); }

  /// What is looked for, found or not.
  static std::string place_with(const char* value) {
    ::setenv("AURALIS_DATA_DIR", value, 1);
    // NOLINTEND(concurrency-mt-unsafe)
    try {
      return data_directory("nothing");
    } catch (const base::Error& error) {
      return error.what();
    }
  }
};

TEST_F(DataDirectory, IsWhereTheVariableSays) {
  const fs::path data = fs::path(testing::TempDir()) / "auralis_data_directory";
  fs::create_directories(data / "nothing");
  EXPECT_EQ(place_with(data.c_str()), data / "nothing");
  fs::remove_all(data);
}

// An empty variable, as "AURALIS_DATA_DIR= auralis-compose" sets it, was taken for the working
// directory.
TEST_F(DataDirectory, LiesByTheBinaryWhereTheVariableIsEmpty) {
  const auto wanted = (binary_directory() / "../share/auralis/nothing").lexically_normal().string();
  EXPECT_NE(place_with("").find(wanted), std::string::npos) << place_with("");
}

}  // namespace
}  // namespace auralis::cli

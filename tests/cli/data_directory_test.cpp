// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/data_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::cli {
namespace {

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
  const base::TemporaryDirectory data;
  std::filesystem::create_directory(data / "nothing");
  EXPECT_EQ(place_with(data.path().c_str()), data / "nothing");
}

// A directory of moods alone had to hold patches and melodies as well.
TEST_F(DataDirectory, IsTheInstalledOneForWhatTheVariablesLacks) {
  const base::TemporaryDirectory data;
  const auto wanted = (binary_directory() / "../share/auralis/nothing").lexically_normal().string();
  EXPECT_NE(place_with(data.path().c_str()).find(wanted), std::string::npos);
  EXPECT_NE(place_with("nowhere").find("no data at nowhere: "), std::string::npos);
}

// An empty variable, as "AURALIS_DATA_DIR= auralis-compose" sets it, was taken for the working
// directory.
TEST_F(DataDirectory, LiesByTheBinaryWhereTheVariableIsEmpty) {
  const auto wanted = (binary_directory() / "../share/auralis/nothing").lexically_normal().string();
  EXPECT_NE(place_with("").find(wanted), std::string::npos) << place_with("");
}

}  // namespace
}  // namespace auralis::cli

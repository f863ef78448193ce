// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "toml/directory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::toml {
namespace {

TEST(FilesIn, AreTheTomlFilesByName) {
  const base::TemporaryDirectory directory;
  EXPECT_TRUE(files_in(directory.path(), "patches").empty());
  for (const char* name : {"wind.toml", "bell.toml", "notes.txt", "._bell.toml"})
    std::ofstream(directory / name) << "";
  std::vector<std::string> names;
  for (const auto& file : files_in(directory.path(), "patches"))
    names.push_back(file.filename().string());
  EXPECT_EQ(names, (std::vector<std::string>{"._bell.toml", "bell.toml", "wind.toml"}));
}

TEST(FilesIn, SaysWhatCannotBeReadFromWhere) {
  try {
    (void)files_in("/nowhere", "moods");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "cannot read moods from /nowhere: No such file or directory");
  }
}

}  // namespace
}  // namespace auralis::toml

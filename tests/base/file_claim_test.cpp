// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/file_claim.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "base/whole_file.h"

namespace auralis::base {
namespace {

namespace fs = std::filesystem;

TEST(FileClaim, RefusesASecondWriter) {
  const TemporaryDirectory folder;
  const std::string path = folder / "evening.wav";
  std::ofstream(path) << "old";
  {
    const FileClaim claim(path);
    EXPECT_EQ(read_whole(path), "old");
    EXPECT_THROW(FileClaim{path}, Error);
  }
  const FileClaim later(path);
  EXPECT_EQ(read_whole(path), "old");
}

TEST(FileClaim, RemovesOnlyAnEmptyFileOfItsOwn) {
  const TemporaryDirectory folder;
  const std::string made = folder / "made", filled = folder / "filled", there = folder / "there";
  std::ofstream(there).close();
  {
    const FileClaim one(made), two(filled), three(there);
    std::ofstream(filled) << "new";
  }
  EXPECT_FALSE(fs::exists(made));
  EXPECT_TRUE(fs::exists(filled));
  EXPECT_TRUE(fs::exists(there));
}

TEST(FileClaim, LeavesWhatTakesSeveralWriters) {
  const TemporaryDirectory folder;
  for (const std::string& path : {std::string("-"), std::string("/dev/null"),
                                  folder.make_fifo("fifo"), folder / "none/a.wav"}) {
    const FileClaim one(path), two(path);
    EXPECT_EQ(fs::exists(path), path != "-" && !path.ends_with(".wav"));
  }
}

}  // namespace
}  // namespace auralis::base

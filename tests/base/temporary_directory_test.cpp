// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/temporary_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/error.h"

namespace auralis::base {
namespace {

namespace fs = std::filesystem;

// Tests named their files after their process and left them in /tmp, hundreds of them.
TEST(TemporaryDirectory, GoesWithItsOwnerAndAllThatIsInIt) {
  fs::path place;
  {
    const TemporaryDirectory folder;
    place = folder.path();
    EXPECT_EQ(place.parent_path(), fs::temp_directory_path());
    std::ofstream(folder / "file") << "text";
    EXPECT_TRUE(fs::is_fifo(folder.make_fifo("fifo")));
    fs::create_directory(folder / "inner");
  }
  EXPECT_FALSE(fs::exists(place));
}

TEST(TemporaryDirectory, IsItsOwnersAlone) {
  const TemporaryDirectory one, other;
  EXPECT_NE(one.path(), other.path());
  EXPECT_EQ(fs::status(one.path()).permissions(), fs::perms::owner_all);
}

TEST(TemporaryDirectory, SaysThatThereIsNoPlaceForIt) {
  const char* const before = std::getenv("TMPDIR");
  const std::string kept = before != nullptr ? before : "";
  ::setenv("TMPDIR", "/nowhere", 1);
  try {
    const TemporaryDirectory folder;
    ADD_FAILURE() << folder.path();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "no place for temporary files: TMPDIR should name a directory");
  }
  before != nullptr ? ::setenv("TMPDIR", kept.c_str(), 1) : ::unsetenv("TMPDIR");
}

}  // namespace
}  // namespace auralis::base

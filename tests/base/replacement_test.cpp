// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/replacement.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/temporary_directory.h"
#include "base/whole_file.h"

namespace auralis::base {
namespace {

namespace fs = std::filesystem;

class ReplacementTest : public testing::Test {
 protected:
  static void write(const std::string& path, const std::string& text) {
    std::ofstream(path) << text;
  }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_ / ""), fs::directory_iterator());
  }

  TemporaryDirectory folder_;
  std::string path_ = folder_ / "a tune.flac";
};

TEST_F(ReplacementTest, LeavesWhatWasThereUntilItIsWhole) {
  write(path_, "old");
  fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
  Replacement replacement(path_);
  EXPECT_TRUE(replacement.path().ends_with(".flac"));
  write(replacement.path(), "new");
  EXPECT_EQ(read_whole(path_), "old");
  replacement.keep();
  EXPECT_EQ(read_whole(path_), "new");
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(files(), 1);
}

TEST_F(ReplacementTest, LeavesNothingOfWhatIsNotKept) {
  {
    const Replacement replacement(path_);
    write(replacement.path(), "half");
  }
  EXPECT_EQ(files(), 0);
}

TEST_F(ReplacementTest, TakesThePlaceOfWhatIsLinkedTo) {
  write(path_, "old");
  fs::create_symlink(path_, folder_ / "link");
  Replacement replacement(folder_ / "link");
  write(replacement.path(), "new");
  replacement.keep();
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(read_whole(path_), "new");
}

TEST_F(ReplacementTest, WritesInPlaceWhereThereIsNoOther) {
  for (const std::string& path : {std::string("-"), std::string("/dev/null"),
                                  folder_.make_fifo("fifo"), folder_ / "none/a.flac"}) {
    Replacement replacement(path);
    EXPECT_EQ(replacement.path(), path);
    replacement.keep();
  }
  const std::string long_name = folder_ / (std::string(250, 'a') + ".wav");
  EXPECT_EQ(Replacement(long_name).path(), long_name);
}

}  // namespace
}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/replacement.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
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

TEST_F(ReplacementTest, LastOfTwoToEndWins) {
  Replacement first(path_), second(path_);
  EXPECT_NE(first.path(), second.path());
  write(first.path(), "first");
  write(second.path(), "second");
  second.keep();
  EXPECT_EQ(read_whole(path_), "second");
  first.keep();
  EXPECT_EQ(read_whole(path_), "first");
  EXPECT_EQ(files(), 1);
}

/// Gives the hidden file of a process that has ended without a word.
std::string leave_behind(const std::string& path) {
  const pid_t child = ::fork();
  if (child == 0) {
    const Replacement replacement(path);
    ::_exit(0);
  }
  ::waitpid(child, nullptr, 0);
  return "." + fs::path(path).stem().string() + "." + std::to_string(child) + ".part.flac";
}

TEST_F(ReplacementTest, RemovesWhatAKilledProcessLeft) {
  const std::string left = leave_behind(path_), other = leave_behind(folder_ / "a tune.2.flac");
  ASSERT_TRUE(fs::exists(folder_ / left));
  write(folder_ / ".a tune.part.flac", "somebody's");
  write(folder_ / ".a tune.1.part.flac", "of a process that lives");
  Replacement(path_).keep();
  EXPECT_FALSE(fs::exists(folder_ / left));
  EXPECT_TRUE(fs::exists(folder_ / other));
  EXPECT_EQ(files(), 4);
}

TEST_F(ReplacementTest, RemovesNothingThatIsLocked) {
  const std::string left = leave_behind(path_);
  const auto writer = Descriptor::open(folder_ / left, O_WRONLY);  // as if in a container
  ASSERT_TRUE(try_lock(writer));
  Replacement(path_).keep();
  EXPECT_TRUE(fs::exists(folder_ / left));
}

TEST_F(ReplacementTest, WritesInPlaceWhereThereIsNoOther) {
  for (const std::string& path : {std::string("-"), std::string("/dev/null"),
                                  folder_.make_fifo("fifo"), folder_ / "none/a.flac"}) {
    Replacement replacement(path);
    EXPECT_EQ(replacement.path(), path);
    replacement.keep();
  }
  const std::string long_name = folder_ / (std::string(250, 'a') + ".wav");
  const Replacement in_place(long_name);
  EXPECT_EQ(in_place.path(), long_name);
  EXPECT_THROW(Replacement{long_name}, Error);
}

}  // namespace
}  // namespace auralis::base

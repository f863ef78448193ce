// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/recording.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/temporary_directory.h"
#include "base/whole_file.h"

namespace auralis::perform {
namespace {

constexpr const char* kControl = R"({"type":"control","t":3,"param":"bpm","value":72})"
                                 "\n";

class RecordingTest : public testing::Test {
 protected:
  [[nodiscard]] std::string text() const { return base::read_whole(path_); }
  static event::Event control() { return {Seconds(3), event::Control{"bpm", 72.0}}; }

  base::TemporaryDirectory folder_;
  std::string path_ = folder_ / "session";
};

TEST_F(RecordingTest, EndsInTheTimeReachedWhileItPlays) {
  Recording recording(path_, -1);
  recording.write(control());
  recording.reach(Seconds(3.5));
  EXPECT_EQ(text(), kControl) << "once a second is enough";
  recording.reach(Seconds(4.25));
  EXPECT_TRUE(text().starts_with(kControl + std::string(R"({"type":"clock","t":4.25})")));
  const auto size = text().size();
  for (int t = 5; t < 100'000; t += 97) recording.reach(Seconds(t));
  EXPECT_EQ(text().size(), size);
}

TEST_F(RecordingTest, HasNothingButItsLinesInTheEnd) {
  Recording recording(path_, -1);
  for (const Seconds t : {Seconds(10), Seconds(20)}) {
    recording.write(control());
    recording.reach(t);
  }
  recording.write({Seconds(21), event::End{2}});
  EXPECT_EQ(recording.count(), 3);
  recording.close();
  const std::string end = R"({"type":"end","t":21,"events":2})";
  EXPECT_EQ(text(), std::string(kControl) + kControl + end + "\n");
}

}  // namespace
}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/control_source.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "compose/piece.h"

namespace auralis::perform {
namespace {

using namespace compose;

class ControlSourceTest : public testing::Test {
 protected:
  void send(const std::string& text) const {
    const auto out = base::Descriptor::open(path_, O_WRONLY);
    base::write_all(out, std::as_bytes(std::span(text)), path_);
  }

  base::TemporaryDirectory directory_;
  std::string path_ = directory_ / "control";
  base::Log log_{"test", base::Log::Level::kQuiet};
  Composer composer_{settings_of("tide", 1), shipped_moods(), shipped_melodies(), {std::nullopt}};
};

TEST_F(ControlSourceTest, TakesLinesFromWritersThatComeAndGo) {
  ControlSource source(directory_.make_fifo("control"), log_);
  source.apply_to(composer_);  // nobody writes yet: nothing happens
  send("{\"type\":\"control\",\"param\":\"bpm\",\"value\":72}\n");
  source.apply_to(composer_);
  EXPECT_EQ(composer_.settings().bpm, 72);
  send("{\"type\":\"control\",\"param\":\"key\",\"value\":\"Db\"}\n{\"type\":\"control\",");
  source.apply_to(composer_);
  EXPECT_EQ(composer_.settings().key, "Db");
  send("\"param\":\"intensity\",\"value\":0.9}\n");
  source.apply_to(composer_);
  EXPECT_EQ(composer_.settings().intensity, 0.9);
  EXPECT_EQ(source.skipped(), 0);
}

TEST_F(ControlSourceTest, TellsAndCountsBadLinesAndGoesOn) {
  ControlSource source(directory_.make_fifo("control"), log_);
  testing::internal::CaptureStderr();
  send("rubbish\n\n{\"type\":\"control\",\"param\":\"bpm\",\"value\":500}\n" +
       std::string(6000, 'x') +
       "\n{\"type\":\"control\",\"param\":\"bpm\"}\n"
       "{\"type\":\"control\",\"param\":\"bpm\",\"value\":80}\n");
  source.apply_to(composer_);
  const std::string told = testing::internal::GetCapturedStderr();
  EXPECT_EQ(composer_.settings().bpm, 80);
  EXPECT_EQ(source.skipped(), 4);
  EXPECT_THAT(told, testing::HasSubstr(":1: not JSON"));
  EXPECT_THAT(told, testing::HasSubstr(":3: bpm: 500 is outside 20..200\n"));
  EXPECT_THAT(told, testing::HasSubstr(":4: longer than 4096 bytes\n"));
  EXPECT_THAT(told, testing::HasSubstr(":5: field value: missing\n"));
}

TEST_F(ControlSourceTest, ReadsAFileToItsEndAndWhatIsAddedLater) {
  std::ofstream(path_) << "{\"type\":\"control\",\"param\":\"bpm\",\"value\":50}\n";
  ControlSource source(path_, log_);
  source.apply_to(composer_);
  EXPECT_EQ(composer_.settings().bpm, 50);
  std::ofstream(path_, std::ios::app) << "{\"type\":\"control\",\"param\":\"bpm\",\"value\":55}\n";
  source.apply_to(composer_);
  EXPECT_EQ(composer_.settings().bpm, 55);
}

TEST_F(ControlSourceTest, SaysHowToMakeAMissingFifo) {
  try {
    const ControlSource source(path_, log_);
    ADD_FAILURE();
  } catch (const base::Error& error) {
    EXPECT_EQ(std::string(error.what()),
              "no control input at " + path_ + ": make it with 'mkfifo " + path_ + "'");
  }
  EXPECT_THROW(ControlSource(directory_.path(), log_), base::Error);
}

}  // namespace
}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <thread>

#include "base/temporary_directory.h"
#include "support/pipe.h"

namespace auralis::base {
namespace {

/// A FIFO in a directory of its own, with a reader that takes nothing until it is told to.
struct PausedReader {
  TemporaryDirectory folder;
  std::string path = folder.make_fifo("out");
  Descriptor in = Descriptor::open(path, O_RDONLY | O_NONBLOCK);
};

/// More than a pipe holds.
std::string much() { return std::string(1 << 20, 'x'); }

// A tool whose reader had stopped waited in write(2) for ever: the signal to stop interrupted the
// call, which was begun again.
TEST(Output, GivesUpAReaderThatTakesNothingOnceItIsTimeToStop) {
  const PausedReader reader;
  const support::Pipe stop;
  Output out(reader.path, stop.in.fd());
  stop.put("!");
  try {
    out.write(much());
    FAIL();
  } catch (const StuckReader& error) {
    EXPECT_EQ(error.what(), "cannot write " + reader.path +
                                ": its reader has taken nothing for 1 s since the signal to stop; "
                                "the rest is lost");
  }
}

TEST(Output, WritesAllToAReaderThatGoesOnThoughItIsTimeToStop) {
  const PausedReader reader;
  const support::Pipe stop;
  std::size_t taken = 0;
  std::thread taker;
  {
    Output out(reader.path, stop.in.fd());
    stop.put("!");
    taker = std::thread([&] {
      std::array<std::byte, 65536> some;
      ::fcntl(reader.in.fd(), F_SETFL, 0);
      while (const auto n = read_some(reader.in, some, "the FIFO")) taken += n;
    });
    out.write(much());
    out.close();
  }
  taker.join();
  EXPECT_EQ(taken, much().size());
}

TEST(Output, EndsOnAClosedPipe) {
  std::signal(SIGPIPE, SIG_IGN);
  PausedReader reader;
  const support::Pipe stop;
  Output out(reader.path, stop.in.fd());
  reader.in.close();
  EXPECT_THROW(out.write("late"), ClosedPipe);
}

TEST(Output, NamesAFileThatCannotBeWritten) {
  try {
    Output("/dev/full").write("x");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "cannot write /dev/full: No space left on device");
  }
}

}  // namespace
}  // namespace auralis::base

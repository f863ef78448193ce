// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/process.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "base/error.h"
#include "bench/process_probe.h"

namespace auralis::bench {
namespace {

TEST(ChildProcess, IsJoinedByPipesAndReaped) {
  Pipe pipe = make_pipe();
  ChildProcess echo({"/bin/echo", "one  word"}, {.out = &pipe.write});
  pipe.write.close();
  std::array<std::byte, 64> bytes;
  const auto n = base::read_some(pipe.read, bytes, "pipe");
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()), n), "one  word\n");
  EXPECT_EQ(echo.wait(Seconds(10)).status, 0);
  EXPECT_FALSE(echo.running());
}

TEST(ChildProcess, TellsWhatCannotBeRun) {
  EXPECT_THROW(ChildProcess({"/no/such/tool"}, {}), base::Error);
}

TEST(ChildProcess, TellsStatusAndSignal) {
  ChildProcess failing({"/bin/sh", "-c", "exit 3"}, {});
  EXPECT_EQ(failing.wait(Seconds(10)).status, 3);
  ChildProcess sleeping({"/bin/sleep", "60"}, {});
  EXPECT_GT(resident_bytes(sleeping.pid()), 0);
  EXPECT_GE(peak_resident_bytes(sleeping.pid()), resident_bytes(sleeping.pid()));
  EXPECT_EQ(sleeping.wait(Seconds(0.02)).status, 128 + SIGKILL);
}

TEST(ChildProcess, GoesWithItsOwner) {
  pid_t pid = 0;
  {
    ChildProcess sleeping({"/bin/sleep", "60"}, {});
    pid = sleeping.pid();
    EXPECT_TRUE(sleeping.running());
  }
  EXPECT_EQ(::kill(pid, 0), -1);  // killed and reaped: nobody of that number
}

TEST(ChildProcess, IsMeasured) {
  ChildProcess busy({"/bin/sh", "-c", "i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done"}, {});
  EXPECT_GT(busy.wait(Seconds(30)).cpu.count(), 0);
}

}  // namespace
}  // namespace auralis::bench

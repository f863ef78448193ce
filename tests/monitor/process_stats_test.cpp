// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/process_stats.h"

#include <gtest/gtest.h>

#include <ctime>
#include <memory>

namespace auralis::monitor {
namespace {

TEST(ProcessStats, ArePlausible) {
  const auto stats = read_process_stats();
  ASSERT_TRUE(stats);
  EXPECT_GT(stats->resident_bytes, 1e5);
  EXPECT_GT(stats->virtual_bytes, stats->resident_bytes);
  EXPECT_GE(stats->open_fds, 3);
  EXPECT_GT(stats->max_fds, stats->open_fds);
  EXPECT_GE(stats->threads, 1);
  EXPECT_NEAR(stats->start_seconds, static_cast<double>(std::time(nullptr)), 3600);
}

TEST(HeapUsed, SeesAnAllocation) {
  const auto before = heap_used_bytes();
  if (!before) GTEST_SKIP() << "this malloc does not tell";
  const auto block = std::make_unique<char[]>(1 << 20);
  block[0] = 1;
  EXPECT_GE(heap_used_bytes().value() - *before, (1 << 20) - 1);
}

}  // namespace
}  // namespace auralis::monitor

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/memory_lock.h"

#include <gmock/gmock.h>
#ifdef __linux__
#include <sys/mman.h>
#include <sys/resource.h>
#endif

#include "base/error.h"

namespace auralis::base {
namespace {

#ifdef __linux__
/// Either there is no limit for this process, and it is locked, or it is told what the limit is.
TEST(MemoryLock, LocksAllOrTellsTheLimit) {
  const rlimit limit{64 << 10, 64 << 10};
  ASSERT_EQ(::setrlimit(RLIMIT_MEMLOCK, &limit), 0);
  try {
    EXPECT_TRUE(lock_memory());
    ::munlockall();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("and the limit is 64 KiB (raise it: ulimit -l"));
  }
}
#endif

}  // namespace
}  // namespace auralis::base

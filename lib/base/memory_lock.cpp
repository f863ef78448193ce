// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/memory_lock.h"

#ifdef __linux__
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <string>
#include <system_error>
#endif

#include "base/error.h"

namespace auralis::base {

#ifdef __linux__

namespace {

/// As the kernel counts it for the limit.
std::int64_t address_space() {
  std::int64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * ::sysconf(_SC_PAGESIZE);
}

/// The limit raised as far as it may be.
rlim_t raised_limit() noexcept {
  rlimit limit{};
  ::getrlimit(RLIMIT_MEMLOCK, &limit);
  const rlimit raised{limit.rlim_max, limit.rlim_max};
  return ::setrlimit(RLIMIT_MEMLOCK, &raised) == 0 ? limit.rlim_max : limit.rlim_cur;
}

/// What lies below the stack's end is taken page by page, when it is first touched: touch it.
void take_stack() noexcept {
  std::array<volatile char, std::size_t{256} << 10> depth;
  for (std::size_t i = 0; i < depth.size(); i += 1024) depth[i] = 0;
}

std::string mebibytes(std::int64_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

std::string limit_text(rlim_t bytes) {
  return bytes < (1 << 20) ? std::to_string(bytes >> 10) + " KiB"
                           : mebibytes(static_cast<std::int64_t>(bytes));
}

}  // namespace

bool lock_memory() {
  take_stack();
  const rlim_t limit = raised_limit();
  const std::int64_t bytes = address_space();
  const bool within = limit != RLIM_INFINITY && static_cast<rlim_t>(bytes) <= limit;
  if (::mlockall(MCL_CURRENT | MCL_ONFAULT) != 0) {
    const int error = errno;
    if (within || limit == RLIM_INFINITY)
      throw Error("cannot lock memory: " + std::generic_category().message(error));
    throw Error("cannot lock memory: " + mebibytes(bytes) + " are needed, and the limit is " +
                limit_text(limit) +
                " (raise it: ulimit -l, memlock in limits.conf(5) or LimitMEMLOCK= in systemd)");
  }
  // Beyond the limit that succeeds only for whom it does not bind.
  return !within && ::mlockall(MCL_FUTURE | MCL_ONFAULT) == 0;
}

#else

bool lock_memory() { throw Error("cannot lock memory: that needs Linux"); }

#endif

}  // namespace auralis::base

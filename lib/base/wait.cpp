// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/wait.h"

#include <poll.h>

#include <array>
#include <atomic>
#include <cerrno>

namespace auralis::base {

namespace {
std::atomic<int> process_stop{-1};
}

int stop_of_process() noexcept { return process_stop.load(std::memory_order_relaxed); }

void set_stop_of_process(int descriptor) noexcept {
  process_stop.store(descriptor, std::memory_order_relaxed);
}

Woken wait_for(int fd, short events, int stop, Seconds time) noexcept {
  std::array<pollfd, 2> fds{{{fd, events, 0}, {stop, POLLIN, 0}}};
  const int ms = time < Seconds(0) ? -1 : static_cast<int>(time.count() * 1e3);
  while (::poll(fds.data(), fds.size(), ms) < 0 && errno == EINTR) continue;
  return {fds[0].revents != 0, fds[1].revents != 0};
}

}  // namespace auralis::base

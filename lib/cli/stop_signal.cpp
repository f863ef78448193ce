// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/stop_signal.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

#include "base/wait.h"

namespace auralis::cli {

namespace {

std::atomic<int> caught{0};  // lock-free, so a signal handler may write it
int pipe_ends[2] = {-1, -1};

/// The system ignores its first process's default actions, in a container, too.
constexpr pid_t kInit = 1;
constexpr int kInterruptedStatus = 128 + SIGINT;

extern "C" void on_stop(int signal) {
  const int error = errno;  // what the signal interrupts may be about to read it
  const bool again = caught.exchange(signal, std::memory_order_relaxed) != 0;
  if (again && signal == SIGINT) ::_exit(kInterruptedStatus);  // where the default does nothing
  // With nobody polling there is nobody to wake, and nothing to do about a failure here.
  [[maybe_unused]] const auto n = ::write(pipe_ends[1], "", 1);
  if (::getpid() != kInit) ::signal(SIGINT, SIG_DFL);
  errno = error;
}

}  // namespace

void catch_stop_signals() {
  if (::pipe(pipe_ends) == 0)
    for (const int end : pipe_ends) {
      ::fcntl(end, F_SETFD, FD_CLOEXEC);
      ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
  base::set_stop_of_process(pipe_ends[0]);
  struct sigaction action {};
  action.sa_handler = on_stop;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

bool stop_requested() noexcept { return caught.load(std::memory_order_relaxed) != 0; }

int stop_signal() noexcept { return caught.load(std::memory_order_relaxed); }

int stop_descriptor() noexcept { return pipe_ends[0]; }

bool wait_readable(int fd, OnSignal on_signal, base::Seconds time) noexcept {
  const int stop = on_signal == OnSignal::kReturn ? stop_descriptor() : -1;
  return base::wait_for(fd, POLLIN, stop, time).ready;
}

}  // namespace auralis::cli

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/reload_signal.h"

#include <atomic>
#include <csignal>

namespace auralis::cli {

namespace {
std::atomic<bool> requested{false};  // lock-free, so a signal handler may write it
extern "C" void on_reload(int) { requested.store(true, std::memory_order_relaxed); }
}  // namespace

void catch_reload_signal() {
  struct sigaction action {};
  action.sa_handler = on_reload;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGUSR1, &action, nullptr);
}

bool take_reload_request() noexcept { return requested.exchange(false, std::memory_order_relaxed); }

}  // namespace auralis::cli

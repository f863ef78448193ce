// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/interruption.h"

#include <algorithm>

#include "cli/stop_signal.h"

namespace auralis::bench {

void check_stop() {
  if (cli::stop_requested()) throw Interrupted{};
}

void wait_until(base::Clock& clock, base::Seconds due) {
  constexpr base::Seconds kStep{0.05};
  for (auto now = clock.now(); now < due; now = clock.now()) {
    clock.sleep_until(std::min(due, now + kStep));
    check_stop();
  }
}

}  // namespace auralis::bench

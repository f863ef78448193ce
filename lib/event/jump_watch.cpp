// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/jump_watch.h"

#include "base/decimal.h"

namespace auralis::event {

namespace {
constexpr int kMostJumpsTold = 10;
}  // namespace

void JumpWatch::see(base::Seconds time, std::size_t line) {
  const base::Seconds jump = time - last_;
  last_ = time;
  if (jump <= kLongest || ++told_ > kMostJumpsTold) return;
  log_.note(name_ + ", line " + std::to_string(line) + ": field t: " + base::decimal(jump.count()) +
            " s go by without an event (t is in seconds)");
}

void JumpWatch::see_end(base::Seconds time) const {
  const base::Seconds rest = time - last_;
  if (rest > kLongest)
    log_.note(name_ + ": the notes sound for " + base::decimal(rest.count(), 0) +
              " s after the last event (dur is in seconds)");
}

}  // namespace auralis::event

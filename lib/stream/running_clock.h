// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A clock -> the time in which this process ran: it stands still while the process is stopped.
#pragma once

#include "base/clock.h"
#include "stream/chunk.h"

namespace auralis::stream {

/// For deadlines of others, who could not be heard meanwhile (SIGSTOP, a suspended machine). It has
/// to be read at least every second: a longer gap is one in which nobody could read it. One thread.
class RunningClock final : public base::Clock {
 public:
  explicit RunningClock(base::Clock& clock) noexcept : clock_(clock), read_(clock.now()) {}

  [[nodiscard]] Seconds now() const override {
    constexpr Seconds kMostGap{1.0};
    const Seconds now = clock_.now();
    if (now - read_ > kMostGap) stopped_ += now - read_;
    read_ = now;
    return now - stopped_;
  }
  void sleep_until(Seconds due) override { clock_.sleep_until(due + stopped_); }

 private:
  base::Clock& clock_;
  mutable Seconds read_;
  mutable Seconds stopped_{0};
};

}  // namespace auralis::stream

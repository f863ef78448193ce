// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// poll(2) on a descriptor, and on another one that says when to stop.
#pragma once

#include "base/error.h"
#include "base/units.h"

namespace auralis::base {

/// Thrown where a wait ended because the process was told to stop.
class Stopped : public Error {
 public:
  using Error::Error;
};

/// What ended a wait: either, both, or neither where the time was over.
struct Woken {
  bool ready = false;    ///< the descriptor is ready for the events, or has failed
  bool stopped = false;  ///< `stop` is readable
};

/// Waits until `fd` is ready for `events` (POLLIN, POLLOUT), or `stop` is readable (-1: there is
/// none), or the time is over; a negative time is never over. [any thread]
[[nodiscard]] Woken wait_for(int fd, short events, int stop, Seconds time = Seconds(-1)) noexcept;

/// What is readable once the process was told to stop; -1 where nothing is. [any thread]
[[nodiscard]] int stop_of_process() noexcept;
/// [before any wait]
void set_stop_of_process(int descriptor) noexcept;

}  // namespace auralis::base

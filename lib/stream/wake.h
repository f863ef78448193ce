// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A flag that can be polled: set once, readable from then on.
#pragma once

#include <poll.h>

#include "base/descriptor.h"

namespace auralis::stream {

class Wake {
 public:
  Wake();
  /// [any thread]
  void set() noexcept;
  [[nodiscard]] int fd() const noexcept { return read_end_.fd(); }

  /// Waits until `fd` is ready for `events` or the flag is set or timeout_ms has passed (-1: for
  /// ever). Returns revents of fd, 0 if the flag is set or time is up. A signal does not end it.
  [[nodiscard]] short wait(int fd, short events, int timeout_ms = -1) const noexcept;
  [[nodiscard]] bool is_set() const noexcept;

 private:
  base::Descriptor read_end_, write_end_;
};

}  // namespace auralis::stream

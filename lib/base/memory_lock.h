// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Memory that stays in RAM, so that nothing has to be fetched when a block is due.
#pragma once

#include <cstdint>

namespace auralis::base {

struct MemoryLock {
  std::int64_t bytes;  ///< of address space, all of which is in RAM now
  bool later_too;      ///< and all that the process takes later
};

/// Locks what the process has taken so far, program and libraries included, and fetches it all.
/// What it takes later is locked where there is no limit; where there is one, to lock it would let
/// allocations fail that reach it. Throws Error, a line that says what the limit is and how to
/// raise it, and nothing has changed.
MemoryLock lock_memory();

}  // namespace auralis::base

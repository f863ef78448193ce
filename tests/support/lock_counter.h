// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Counts locks taken, to prove that a render path takes none.
#pragma once

#include <cstdint>

namespace auralis::support {

/// Mutexes and read-write locks that this thread has locked or tried to, in any library, since the
/// program began; always 0 where it cannot be counted: without glibc, and with the sanitizers. The
/// program must link lock_counter.cpp.
[[nodiscard]] std::int64_t locks() noexcept;

}  // namespace auralis::support

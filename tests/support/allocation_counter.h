// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Counts calls of operator new, to prove that a render path makes none.
#pragma once

#include <cstdint>

namespace auralis::support {

/// Allocations of this thread since the program began. The program must link
/// allocation_counter.cpp.
[[nodiscard]] std::int64_t allocations() noexcept;

}  // namespace auralis::support

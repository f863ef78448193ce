// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Counts calls of the heap, to prove that a render path makes none.
#pragma once

#include <cstdint>

namespace auralis::support {

/// Allocations and frees of this thread since the program began: with glibc those of every library
/// by malloc and its kin; elsewhere, and with the sanitizers, which have a malloc of their own,
/// those by operators new and delete. The program must link allocation_counter.cpp.
[[nodiscard]] std::int64_t heap_calls() noexcept;

}  // namespace auralis::support

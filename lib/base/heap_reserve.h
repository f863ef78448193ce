// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Memory that is there before it is needed: a first touch of a page takes the system's time.
#pragma once

#include <cstddef>

namespace auralis::base {

/// Has the heap hold so many bytes more, touched, and from now on keep what is freed, large blocks
/// included: allocations that fit into it cost no page fault. For the whole process; allocations of
/// threads with an arena of their own do not profit. Nothing where there is not so much, or
/// another malloc than glibc's.
void reserve_heap(std::size_t bytes);

}  // namespace auralis::base

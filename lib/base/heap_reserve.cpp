// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/heap_reserve.h"

#ifdef __linux__
#include <features.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#include <unistd.h>

#include <memory>
#include <new>
#endif

namespace auralis::base {

#ifdef __GLIBC__

void reserve_heap(std::size_t bytes) {
  // It takes malloc's lock: NOLINTBEGIN(concurrency-mt-unsafe)
  ::mallopt(M_MMAP_MAX, 0);         // a block of its own would go back when it is freed
  ::mallopt(M_TRIM_THRESHOLD, -1);  // nothing of the heap goes back
  // NOLINTEND(concurrency-mt-unsafe)
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::unique_ptr<char[]> block(new (std::nothrow) char[bytes]);
  if (block == nullptr) return;  // what is needed may still be there
  auto* const touched = static_cast<volatile char*>(block.get());
  for (std::size_t i = 0; i < bytes; i += page) touched[i] = 0;
}

#else

void reserve_heap(std::size_t /*bytes*/) {}

#endif

}  // namespace auralis::base

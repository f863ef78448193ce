// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "support/lock_counter.h"

#include <dlfcn.h>
#include <pthread.h>

#include <atomic>

#include "support/sanitizers.h"

namespace {
thread_local std::int64_t taken = 0;
}

std::int64_t auralis::support::locks() noexcept { return taken; }

// NOLINTBEGIN: the names are the C library's.
#if defined(__GLIBC__) && !AURALIS_SANITIZED

namespace {
/// The function of this name that would have been called. No static guard: that may lock.
template <typename Lock>
int pass_on(const char* name, std::atomic<void*>& next, Lock* lock) noexcept {
  ++taken;
  if (next.load() == nullptr) next = ::dlsym(RTLD_NEXT, name);
  return reinterpret_cast<int (*)(Lock*)>(next.load())(lock);
}
}  // namespace

#define AURALIS_COUNT(name, type)                       \
  int name(type* lock) noexcept {                       \
    static constinit std::atomic<void*> next = nullptr; \
    return pass_on(#name, next, lock);                  \
  }
extern "C" {
AURALIS_COUNT(pthread_mutex_lock, pthread_mutex_t)
AURALIS_COUNT(pthread_mutex_trylock, pthread_mutex_t)
AURALIS_COUNT(pthread_rwlock_rdlock, pthread_rwlock_t)
AURALIS_COUNT(pthread_rwlock_wrlock, pthread_rwlock_t)
}
#undef AURALIS_COUNT

#endif
// NOLINTEND

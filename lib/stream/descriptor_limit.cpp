// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/descriptor_limit.h"

#include <sys/resource.h>

#include <algorithm>

namespace auralis::stream {

int make_room_for(int connections) noexcept {
  constexpr rlim_t kOthers = 48;  // files, pipes, metrics
  const rlim_t wanted = static_cast<rlim_t>(connections) + kOthers;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return connections;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) ::getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<int>(std::max(limit.rlim_cur, kOthers + 1) - kOthers);
}

}  // namespace auralis::stream

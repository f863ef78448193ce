// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which CPUs a thread may run on, and which of them suit one that must be in time.
#pragma once

#include <string>
#include <vector>

#include "base/cpu_list.h"

namespace auralis::base {

/// CPUs of a hybrid processor that are alike.
struct CpuKind {
  CpuList cpus;
  std::string core_type;  ///< IntelCore or IntelAtom on x86, else empty
  double speed = 0;       ///< capacity or highest frequency, to compare kinds by; 0 if unknown
};

/// The kinds of this machine's CPUs, the slowest first; none where the system does not tell them
/// apart. Reads the machine's topology: about as much work as starting a thread or two.
[[nodiscard]] std::vector<CpuKind> cpu_kinds();

/// CPUs that the calling thread may run on; all of them where the system does not tell.
[[nodiscard]] CpuList allowed_cpus();

/// The faster half: at most half of `allowed`, rounded up, from the first on. Where kinds are known
/// it has CPUs of the fastest kind that is allowed only, and of others of its core type that have
/// four fifths of its speed.
[[nodiscard]] CpuList faster_half(const CpuList& allowed, const std::vector<CpuKind>& kinds);

/// From now on the calling thread, and those that it starts, run on these alone. Throws Error
/// (usage) where there is none or one that the thread was not allowed on, or where the system
/// cannot bind a thread.
void bind_thread(const CpuList& cpus);

}  // namespace auralis::base

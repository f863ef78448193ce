// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --cpu-affinity and --mlock: what helps a tool to be in time, the same for each that must.
#pragma once

#include <optional>

#include "base/cpu_affinity.h"
#include "base/log.h"
#include "cli/options.h"

namespace auralis::cli {

struct RealTime {
  std::optional<base::CpuList> cpus;  ///< nothing: as the kernel has it
  bool lock_memory = false;
};

/// Adds both options.
void add_real_time(Options& options, RealTime& wanted);

/// Binds this thread to the CPUs: call it before others are started. Throws base::Error (usage).
void bind_to_cpus(const RealTime& wanted, const base::Log& log);

/// Locks the memory: call it when all is made. Where that is not allowed it is told, no more.
void lock_memory(const RealTime& wanted, const base::Log& log);

}  // namespace auralis::cli

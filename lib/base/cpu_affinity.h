// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which CPUs a thread may run on, and which of them suit one that must be in time.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::base {

/// Numbers of CPUs as the kernel counts them, rising, each once.
using CpuList = std::vector<int>;

/// Reads "0,2-3". Throws Error (usage) that names the position where the text is none.
[[nodiscard]] CpuList parse_cpu_list(std::string_view text);
/// Writes the same: "0,2-3".
[[nodiscard]] std::string to_text(const CpuList& cpus);

/// CPUs that the calling thread may run on; as many from 0 on as there are where the system does
/// not tell.
[[nodiscard]] CpuList allowed_cpus();

/// The faster half: at most half of `allowed`, rounded up, from the first on, and where the kernel
/// tells a hybrid processor's classes none but those of the fastest. `devices` is where the kernel
/// tells: cpu_core/cpus (the performance cores of x86), or each CPU's cpu_capacity or
/// cpufreq/cpuinfo_max_freq, by which those are fast that have four fifths of the best one's.
[[nodiscard]] CpuList faster_half(const CpuList& allowed,
                                  const std::filesystem::path& devices = "/sys/devices");

/// From now on the calling thread, and those that it starts, run on these alone. Throws Error
/// (usage) where there is none or one that the thread was not allowed on; Error where the system is
/// not Linux.
void bind_thread(const CpuList& cpus);

}  // namespace auralis::base

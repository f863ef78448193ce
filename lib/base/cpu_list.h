// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A list of CPUs as text: 0,2-3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace auralis::base {

/// Numbers of CPUs as the kernel counts them, rising, each once.
using CpuList = std::vector<int>;

/// Numbers are below this.
inline constexpr int kMostCpus = 8192;

/// Reads "0,2-3". Throws Error (usage) that names the position where the text is no list.
[[nodiscard]] CpuList parse_cpu_list(std::string_view text);

/// Writes the same: "0,2-3".
[[nodiscard]] std::string to_text(const CpuList& cpus);

}  // namespace auralis::base

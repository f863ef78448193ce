// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The list of --cpu-affinity -> numbers of CPUs -> the list again.
#include <algorithm>

#include "base/cpu_list.h"
#include "base/error.h"
#include "fuzz.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const base::CpuList cpus = base::parse_cpu_list(fuzz::text_of(data, size));
    fuzz::require(!cpus.empty(), "a list has a CPU");
    fuzz::require(std::ranges::adjacent_find(cpus, std::greater_equal()) == cpus.end(),
                  "each comes once, in order");
    fuzz::require(cpus.front() >= 0 && cpus.back() < base::kMostCpus, "each is in its range");
    fuzz::require(base::parse_cpu_list(base::to_text(cpus)) == cpus, "a list comes back");
  } catch (const base::Error& error) {
    fuzz::require(error.fault() == base::Fault::kUsage, "a wrong list is a wrong command line");
  }
  return 0;
}

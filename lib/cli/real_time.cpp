// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/real_time.h"

#include <string>

#include "base/error.h"
#include "base/memory_lock.h"

namespace auralis::cli {

void add_real_time(Options& options, RealTime& wanted) {
  const auto read = [&wanted](const std::string& text) {
    try {
      wanted.cpus = text == "auto" ? base::faster_half(base::allowed_cpus(), base::cpu_kinds())
                                   : base::parse_cpu_list(text);
    } catch (const base::Error& error) {
      throw base::Error(error.what() + std::string(", or auto"));
    }
  };
  options.add_read("--cpu-affinity", read, "Run on these CPUs alone; auto: the faster half of them")
      .value_name("LIST")
      .values("auto, or as 0,2-3")
      .standard("all");
  options.add_flag("--mlock", wanted.lock_memory, "Keep all memory in RAM, where that is allowed");
}

void bind_to_cpus(const RealTime& wanted, const base::Log& log) {
  if (!wanted.cpus) return;
  base::bind_thread(*wanted.cpus);
  log.note("running on CPU " + base::to_text(*wanted.cpus));
}

void lock_memory(const RealTime& wanted, const base::Log& log) try {
  if (!wanted.lock_memory) return;
  const bool later_too = base::lock_memory();
  log.note(later_too ? "the memory is locked"
                     : "the memory is locked, but for what is taken from now on");
} catch (const base::Error& error) {
  log.error(std::string(error.what()) + "; going on without");
}

}  // namespace auralis::cli

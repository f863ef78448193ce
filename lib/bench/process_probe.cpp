// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/process_probe.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace auralis::bench {

namespace {

std::string proc(pid_t pid, const char* file) {
  return "/proc/" + std::to_string(pid) + "/" + file;
}

}  // namespace

std::int64_t resident_bytes(pid_t pid) {
  std::ifstream statm(proc(pid, "statm"));
  std::int64_t size = 0, resident = 0;
  if (!(statm >> size >> resident)) return 0;
  return resident * ::sysconf(_SC_PAGESIZE);
}

std::int64_t peak_resident_bytes(pid_t pid) {
  std::ifstream status(proc(pid, "status"));
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) * 1024;
  return 0;
}

base::Seconds cpu_time(pid_t pid) {
  std::ifstream file(proc(pid, "stat"));
  std::string line;
  std::getline(file, line);
  const auto name_end = line.rfind(')');  // a program's name may hold spaces
  if (name_end == std::string::npos) return base::Seconds(0);
  std::istringstream fields(line.substr(name_end + 1));
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return base::Seconds((user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK)));
}

}  // namespace auralis::bench

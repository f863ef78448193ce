// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/process_stats.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace auralis::monitor {

namespace {

std::string read_text(const char* path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The fields of /proc/self/stat from the third on (proc(5) counts from 1); the second, the name in
/// brackets, may hold spaces.
std::vector<std::string> stat_fields() {
  const std::string text = read_text("/proc/self/stat");
  const auto bracket = text.rfind(')');
  if (bracket == std::string::npos) return {};
  std::istringstream in(text.substr(bracket + 1));
  return {std::istream_iterator<std::string>(in), {}};
}

/// When the system was started, in seconds since the Unix epoch.
double boot_seconds() {
  std::ifstream in("/proc/stat");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("btime ")) return std::strtod(line.c_str() + 6, nullptr);
  return 0;
}

double count_open_fds() {
  std::error_code error;
  const std::filesystem::directory_iterator fds("/proc/self/fd", error);
  return error ? 0 : static_cast<double>(std::distance(begin(fds), end(fds))) - 1;
}

}  // namespace

std::optional<ProcessStats> read_process_stats() {
  const auto fields = stat_fields();
  if (fields.size() < 22) return std::nullopt;
  const auto field = [&](std::size_t proc_number) {
    return static_cast<double>(std::strtoull(fields[proc_number - 3].c_str(), nullptr, 10));
  };
  const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  static const double boot = boot_seconds();
  ProcessStats stats;
  stats.cpu_seconds = (field(14) + field(15)) / ticks;
  stats.threads = field(20);
  stats.start_seconds = boot + field(22) / ticks;
  stats.virtual_bytes = field(23);
  stats.resident_bytes = field(24) * static_cast<double>(::sysconf(_SC_PAGESIZE));
  stats.open_fds = count_open_fds();
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) stats.max_fds = static_cast<double>(limit.rlim_cur);
  return stats;
}

std::optional<double> heap_used_bytes() noexcept {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
  const struct mallinfo2 info = ::mallinfo2();
  const auto bytes = static_cast<double>(info.uordblks + info.hblkhd);
  if (bytes > 0) return bytes;  // none at all: another malloc is in its place
#endif
  return std::nullopt;
}

}  // namespace auralis::monitor

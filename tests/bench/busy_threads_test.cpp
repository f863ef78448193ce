// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/busy_threads.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace auralis::bench {
namespace {

#ifdef __linux__
namespace fs = std::filesystem;

std::set<std::string> threads_of_this_process() {
  std::set<std::string> threads;
  for (const auto& thread : fs::directory_iterator("/proc/self/task"))
    threads.insert(thread.path().filename());
  return threads;
}

/// A line of what proc(5) tells of a thread: its state, or the CPUs that it may run on.
std::string told(const std::string& thread, const std::string& field) {
  std::ifstream status("/proc/self/task/" + thread + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(field + ":\t")) return line.substr(field.size() + 2);
  return {};
}

/// Those that were not there before, once all of them are at work, and on these CPUs if any are
/// given. They take a moment to come so far.
std::set<std::string> busy_since(const std::set<std::string>& before, const std::string& cpus) {
  for (;;) {
    std::set<std::string> busy;
    std::ranges::copy_if(threads_of_this_process(), std::inserter(busy, busy.end()),
                         [&](const std::string& thread) { return !before.contains(thread); });
    const bool all = std::ranges::all_of(busy, [&](const std::string& thread) {
      return told(thread, "State").starts_with("R") &&
             (cpus.empty() || told(thread, "Cpus_allowed_list") == cpus);
    });
    if (all) return busy;
    std::this_thread::yield();
  }
}

TEST(BusyThreads, RunWhereTheyMayAndEndWithTheirObject) {
  const auto before = threads_of_this_process();
  const base::CpuList last{base::allowed_cpus().back()};
  {
    const BusyThreads anywhere(2, {});
    EXPECT_EQ(busy_since(before, "").size(), 2U);
    const auto with_those = threads_of_this_process();
    const BusyThreads somewhere(1, last);
    EXPECT_EQ(busy_since(with_those, base::to_text(last)).size(), 1U);
  }
  EXPECT_EQ(threads_of_this_process(), before);
}
#endif

}  // namespace
}  // namespace auralis::bench

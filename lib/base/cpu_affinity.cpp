// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/cpu_affinity.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <memory>
#include <numeric>
#include <optional>
#include <system_error>
#include <thread>
#ifdef __linux__
#include <sched.h>
#endif

#include "base/error.h"

namespace auralis::base {

namespace {

namespace fs = std::filesystem;

constexpr int kMostCpus = 8192;
constexpr double kFast = 0.8;  // of the fastest: those of one class differ by less, classes by more

/// Reads a list from left to right.
class ListReader {
 public:
  explicit ListReader(std::string_view text) : text_(text) {}

  CpuList read() {
    CpuList cpus;
    do {
      const int first = number();
      const int last = take('-') ? number() : first;
      if (last < first) fail("a range that rises");
      for (int cpu = first; cpu <= last; ++cpu) cpus.push_back(cpu);
    } while (take(','));
    if (at_ < text_.size()) fail("',' or '-'");
    std::ranges::sort(cpus);
    cpus.erase(std::unique(cpus.begin(), cpus.end()), cpus.end());
    return cpus;
  }

 private:
  int number() {
    int value = 0;
    token_ = at_;
    const auto [end, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    const bool sign = at_ < text_.size() && text_[at_] == '-';
    if (error == std::errc::invalid_argument || sign) fail("a number");
    if (error != std::errc{} || value >= kMostCpus)
      fail("a number below " + std::to_string(kMostCpus));
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }

  bool take(char c) {
    token_ = at_;
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  [[noreturn]] void fail(const std::string& wanted) const {
    throw Error("'" + std::string(text_) + "' is no list of CPUs: character " +
                    std::to_string(token_ + 1) + " should begin " + wanted +
                    " (write it like 0,2-3)",
                Fault::kUsage);
  }

  std::string_view text_;
  std::size_t at_ = 0, token_ = 0;  // where it is, and where the word at hand begins
};

std::optional<std::string> first_line(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  return std::getline(in, line) ? std::optional(line) : std::nullopt;
}

CpuList performance_cores(const fs::path& devices) try {
  const auto line = first_line(devices / "cpu_core" / "cpus");
  return line ? parse_cpu_list(*line) : CpuList{};
} catch (const Error&) {  // an empty list, or one of a kernel to come
  return {};
}

/// A number of each CPU; nothing unless all have one.
std::vector<int> figures(const CpuList& cpus, const fs::path& devices, const char* file) {
  std::vector<int> all;
  for (const int cpu : cpus) {
    const auto line = first_line(devices / "system" / "cpu" / ("cpu" + std::to_string(cpu)) / file);
    int value = 0;
    if (!line ||
        std::from_chars(line->data(), line->data() + line->size(), value).ec != std::errc{})
      return {};
    all.push_back(value);
  }
  return all;
}

CpuList fast_ones(const CpuList& allowed, const fs::path& devices) {
  const CpuList performance = performance_cores(devices);
  CpuList fast;
  std::ranges::set_intersection(allowed, performance, std::back_inserter(fast));
  if (!fast.empty()) return fast;
  for (const char* file : {"cpu_capacity", "cpufreq/cpuinfo_max_freq"}) {
    const auto speeds = figures(allowed, devices, file);
    if (speeds.empty()) continue;
    const int best = std::ranges::max(speeds);
    for (std::size_t i = 0; i < speeds.size(); ++i)
      if (speeds[i] >= kFast * best) fast.push_back(allowed[i]);
    return fast;
  }
  return allowed;
}

#ifdef __linux__
using CpuSet = std::unique_ptr<cpu_set_t, void (*)(cpu_set_t*)>;
constexpr std::size_t kSetBytes = CPU_ALLOC_SIZE(kMostCpus);

CpuSet empty_set() {
  CpuSet set(CPU_ALLOC(kMostCpus), [](cpu_set_t* memory) { CPU_FREE(memory); });
  if (set == nullptr) throw std::bad_alloc();
  CPU_ZERO_S(kSetBytes, set.get());
  return set;
}
#endif

}  // namespace

CpuList parse_cpu_list(std::string_view text) { return ListReader(text).read(); }

std::string to_text(const CpuList& cpus) {
  std::string text;
  for (std::size_t i = 0; i < cpus.size();) {
    std::size_t last = i;
    while (last + 1 < cpus.size() && cpus[last + 1] == cpus[last] + 1) ++last;
    text += (text.empty() ? "" : ",") + std::to_string(cpus[i]);
    if (last > i) text += "-" + std::to_string(cpus[last]);
    i = last + 1;
  }
  return text;
}

CpuList allowed_cpus() {
  CpuList cpus;
#ifdef __linux__
  const CpuSet set = empty_set();
  if (::sched_getaffinity(0, kSetBytes, set.get()) == 0)
    for (int cpu = 0; cpu < kMostCpus; ++cpu)
      if (CPU_ISSET_S(static_cast<std::size_t>(cpu), kSetBytes, set.get())) cpus.push_back(cpu);
#endif
  if (cpus.empty()) {
    cpus.resize(std::max(1U, std::thread::hardware_concurrency()));
    std::iota(cpus.begin(), cpus.end(), 0);
  }
  return cpus;
}

CpuList faster_half(const CpuList& allowed, const fs::path& devices) {
  CpuList chosen = fast_ones(allowed, devices);
  chosen.resize(std::min(chosen.size(), (allowed.size() + 1) / 2));
  return chosen;
}

void bind_thread(const CpuList& cpus) {
#ifdef __linux__
  const CpuList allowed = allowed_cpus();
  const CpuSet set = empty_set();
  for (const int cpu : cpus) {
    if (!std::ranges::binary_search(allowed, cpu))
      throw Error(
          "cannot run on CPU " + std::to_string(cpu) + ": this process may use " + to_text(allowed),
          Fault::kUsage);
    CPU_SET_S(static_cast<std::size_t>(cpu), kSetBytes, set.get());
  }
  if (cpus.empty() || ::sched_setaffinity(0, kSetBytes, set.get()) != 0)
    throw Error("cannot run on CPUs '" + to_text(cpus) +
                    "': " + std::generic_category().message(cpus.empty() ? EINVAL : errno),
                Fault::kUsage);
#else
  throw Error("cannot run on CPUs " + to_text(cpus) + " alone: that needs Linux");
#endif
}

}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/cpu_list.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/error.h"

namespace auralis::base {

namespace {

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

}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One result: a table for people, one flat JSON object for scripts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/units.h"
#include "bench/machine.h"
#include "bench/stats.h"

namespace auralis::bench {

/// How a number is shown in the table; JSON always has the base unit that its key names.
enum class Unit { kNone, kCount, kSeconds, kMilliseconds, kMebibytes, kMebibytesPerHour, kPercent };

/// Keys of JSON are unique and end in their unit ("wall_seconds", "peak_rss_bytes").
class Report {
 public:
  /// `bench` names the subcommand.
  Report(std::string bench, Machine machine);

  /// What was measured on, beside the machine: "fused renderer (AVX3, 16 voices a pass) on cpu".
  void engine(std::string text) { engine_ = std::move(text); }
  /// What was run and what was left out, in words for the table's second line.
  void subject(std::string text) { subject_ = std::move(text); }

  void text(std::string key, std::string label, std::string value);
  void number(std::string key, std::string label, double value, Unit unit = Unit::kNone);
  void count(std::string key, std::string label, std::int64_t value);
  void flag(std::string key, std::string label, bool value);
  /// A row of times: the keys PREFIX_count, PREFIX_min_seconds, _p50_, _p99_, _p99_9_,
  /// _max_, _mean_.
  void times(std::string prefix, std::string label, const Summary& seconds);
  /// The result does not hold: the tool ends with status 1. Reasons add up.
  void fail(std::string reason) { failures_.push_back(std::move(reason)); }

  [[nodiscard]] bool passed() const noexcept { return failures_.empty(); }
  /// Several lines, the last with its line feed.
  [[nodiscard]] std::string table() const;
  /// One line with its line feed.
  [[nodiscard]] std::string json() const;

 private:
  struct Row {
    std::string key, label;
    std::variant<std::string, double, std::int64_t, bool, Summary> value;
    Unit unit = Unit::kNone;
  };

  void append_times(std::string& out) const;
  void append_figures(std::string& out) const;
  [[nodiscard]] std::string failure() const;

  std::string bench_;
  Machine machine_;
  std::string engine_, subject_;
  std::vector<Row> rows_;
  std::vector<std::string> failures_;
};

}  // namespace auralis::bench

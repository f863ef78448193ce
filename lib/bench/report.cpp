// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/report.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/decimal.h"
#include "json/json_writer.h"

namespace auralis::bench {

namespace {

constexpr std::size_t kNumberWidth = 10;
constexpr int kJsonPlaces = 9;  // a nanosecond

struct Scale {
  double factor;
  std::string_view name;
};

Scale scale_of(Unit unit) noexcept {
  switch (unit) {
    case Unit::kNone:
    case Unit::kCount:
      return {1, ""};
    case Unit::kSeconds:
      return {1, "s"};
    case Unit::kMilliseconds:
      return {1e3, "ms"};
    case Unit::kMebibytes:
      return {1.0 / (1 << 20), "MiB"};
    case Unit::kMebibytesPerHour:
      return {1.0 / (1 << 20), "MiB/h"};
    case Unit::kPercent:
      return {100, "%"};
  }
  return {1, ""};
}

/// About four significant figures, as many as a measurement deserves.
std::string figures(double value) {
  const double size = std::abs(value);
  return base::decimal(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3);
}

std::string padded_left(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string padded_right(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

struct FigureText {
  Unit unit;
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(double value) const { return figures(value * scale_of(unit).factor); }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(bool value) const { return value ? "yes" : "no"; }
  std::string operator()(const Summary&) const { return {}; }
};

struct JsonField {
  json::JsonWriter& json;
  const std::string& key;
  void operator()(const std::string& value) const { json.field(key, value); }
  void operator()(double value) const { json.field(key, value, kJsonPlaces); }
  void operator()(std::int64_t value) const { json.field(key, value); }
  void operator()(bool value) const { json.field(key, value); }
  void operator()(const Summary& s) const {
    json.field(key + "_count", static_cast<std::uint64_t>(s.count));
    const std::array<std::pair<const char*, double>, 6> values{{{"_min", s.min},
                                                                {"_p50", s.median},
                                                                {"_p99", s.p99},
                                                                {"_p99_9", s.p99_9},
                                                                {"_max", s.max},
                                                                {"_mean", s.mean}}};
    for (const auto& [name, value] : values)
      json.field(key + name + "_seconds", value, kJsonPlaces);
  }
};

}  // namespace

Report::Report(std::string bench, Machine machine)
    : bench_(std::move(bench)), machine_(std::move(machine)) {}

void Report::text(std::string key, std::string label, std::string value) {
  rows_.push_back({std::move(key), std::move(label), std::move(value)});
}

void Report::number(std::string key, std::string label, double value, Unit unit) {
  rows_.push_back({std::move(key), std::move(label), value, unit});
}

void Report::count(std::string key, std::string label, std::int64_t value) {
  rows_.push_back({std::move(key), std::move(label), value, Unit::kCount});
}

void Report::flag(std::string key, std::string label, bool value) {
  rows_.push_back({std::move(key), std::move(label), value});
}

void Report::times(std::string prefix, std::string label, const Summary& seconds) {
  rows_.push_back({std::move(prefix), std::move(label), seconds});
}

std::string Report::failure() const {
  std::string text;
  for (const auto& reason : failures_) text += (text.empty() ? "" : "; ") + reason;
  return text;
}

void Report::append_times(std::string& out) const {
  std::size_t width = std::string_view("time [ms]").size();
  bool any = false;
  for (const Row& row : rows_)
    if (std::holds_alternative<Summary>(row.value)) {
      width = std::max(width, row.label.size());
      any = true;
    }
  if (!any) return;
  out += '\n' + padded_right("time [ms]", width);
  for (const char* name : {"count", "min", "p50", "p99", "p99.9", "max", "mean"})
    out += padded_left(name, kNumberWidth);
  out += '\n';
  for (const Row& row : rows_) {
    const auto* s = std::get_if<Summary>(&row.value);
    if (s == nullptr) continue;
    out += padded_right(row.label, width) + padded_left(std::to_string(s->count), kNumberWidth);
    for (const double value : {s->min, s->median, s->p99, s->p99_9, s->max, s->mean})
      out += padded_left(figures(value * 1e3), kNumberWidth);
    out += '\n';
  }
}

void Report::append_figures(std::string& out) const {
  struct Line {
    std::string label, value;
  };
  std::vector<Line> lines;
  std::size_t label_width = 0, value_width = 0;
  for (const Row& row : rows_) {
    if (std::holds_alternative<Summary>(row.value)) continue;
    const auto unit = std::string(scale_of(row.unit).name);
    lines.push_back({row.label + (unit.empty() ? "" : " [" + unit + "]"),
                     std::visit(FigureText{row.unit}, row.value)});
    label_width = std::max(label_width, lines.back().label.size());
    value_width = std::max(value_width, lines.back().value.size());
  }
  if (!lines.empty()) out += '\n';
  for (const Line& line : lines)
    out +=
        padded_right(line.label, label_width) + "  " + padded_left(line.value, value_width) + '\n';
}

std::string Report::table() const {
  std::string out = "machine: " + machine_.cpu + ", " + std::to_string(machine_.cores) +
                    (machine_.cores == 1 ? " core" : " cores");
  if (!engine_.empty()) out += "; " + engine_;
  out += '\n' + bench_ + ": " + subject_ + '\n';
  append_times(out);
  append_figures(out);
  if (!passed()) out += "\nFAILED: " + failure() + '\n';
  return out;
}

std::string Report::json() const {
  std::string out;
  json::JsonWriter json(out);
  json.begin_object().field("bench", bench_).field("subject", subject_);
  json.field("cpu", machine_.cpu).field("cores", machine_.cores);
  if (!engine_.empty()) json.field("engine", engine_);
  for (const Row& row : rows_) std::visit(JsonField{json, row.key}, row.value);
  json.field("passed", passed());
  if (!passed()) json.field("failure", failure());
  json.end_object();
  return out + '\n';
}

}  // namespace auralis::bench

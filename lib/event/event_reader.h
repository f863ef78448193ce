// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Lines of NDJSON to events and controls, each checked field by field.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event/event.h"
#include "json/json_reader.h"

namespace auralis::event {

/// The parameter and value of an object that says {"param":…,"value":…}, whatever else it says. A
/// value is of its parameter's kind where it can be; one that is unknown has that of the JSON.
/// Throws base::Error naming the field that is wrong.
[[nodiscard]] Control read_control(const json::JsonReader& json);

/// A parameter's value in a header. Throws base::Error naming the field that is wrong.
void read_setting(const json::JsonReader& header, const Parameter& parameter, Settings& settings);

/// Parses lines; keeps its parser's memory between them.
class EventReader {
 public:
  /// The event of one line (no line feed), or nothing for a blank line or an unknown type, which
  /// counts in `unknown()`. Throws base::Error naming the field that is wrong; the reader can go on
  /// with the next line. Times must not decrease; a line earlier than the one before is refused.
  [[nodiscard]] std::optional<Event> parse(std::string_view line);

  /// A control without a time ({"type":"control","param":…,"value":…}). Throws as `parse` does.
  [[nodiscard]] Control parse_control(std::string_view line);
  /// The time that it takes, of the line that parse_control read last: see over_of.
  [[nodiscard]] Seconds over() const;

  [[nodiscard]] std::int64_t unknown() const noexcept { return unknown_; }
  /// The first unknown type met.
  [[nodiscard]] const std::string& first_unknown() const noexcept { return first_unknown_; }

 private:
  [[nodiscard]] std::optional<Event> parse_fields(std::string_view type, Seconds time);

  json::JsonReader json_;
  Seconds last_time_{0};
  std::int64_t unknown_ = 0;
  std::string first_unknown_;
};

}  // namespace auralis::event

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/client_message.h"

#include "base/decimal.h"
#include "base/error.h"
#include "event/event_reader.h"
#include "event/ramp.h"

namespace auralis::stream {

namespace {

using json::JsonReader;

double number_within(const JsonReader& json, std::string_view field, double high) {
  const double value = json.optional_number(field).value_or(0);
  if (!(value >= 0 && value <= high))
    throw base::Error("field " + std::string(field) + ": should be in 0.." + base::decimal(high));
  return value;
}

Report report_of(const JsonReader& json) {
  constexpr double kMostMilliseconds = 600'000;
  static_cast<void>(json.number("buffer_ms"));  // the one that must be there
  return {number_within(json, "buffer_ms", kMostMilliseconds) / 1e3,
          number_within(json, "jitter_ms", kMostMilliseconds) / 1e3,
          number_within(json, "underruns", 1e9), number_within(json, "tier", 100),
          number_within(json, "target_ms", kMostMilliseconds) / 1e3};
}

}  // namespace

ClientMessage parse_client_message(std::string_view text, JsonReader& json) {
  json.read(text);
  const std::string_view type = json.text("type");
  if (type == "control") return Steer{event::read_control(json), event::over_of(json)};
  if (type == "report") return report_of(json);
  if (type == "ping") return Ping{json.optional_number("t").value_or(0)};
  return UnknownMessage{};
}

}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/ramp.h"

#include "base/decimal.h"
#include "base/error.h"
#include "event/event_writer.h"

namespace auralis::event {

Seconds over_of(const json::JsonReader& json) {
  constexpr double kLongest = 3600;
  if (!json.has("over")) return Seconds(0);
  const double over = json.number("over");
  if (!(over >= 0 && over <= kLongest))
    throw base::Error("field over: " + base::decimal(over) + " is outside 0.." +
                      base::decimal(kLongest));
  return Seconds(over);
}

void append_ramp_line(std::string& out, const Control& control, Seconds over) {
  append_control_line(out, control);
  if (over <= Seconds(0)) return;
  out.resize(out.size() - 2);  // the brace and the line feed
  out += ",\"over\":" + base::decimal(over.count()) + "}\n";
}

}  // namespace auralis::event

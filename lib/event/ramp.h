// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The field `over` of a control line: the time that a number takes to get to its value.
#pragma once

#include <string>

#include "event/event.h"
#include "json/json_reader.h"

namespace auralis::event {

/// 0, which is at once, where the object has no such field. Throws base::Error outside 0..3600 s.
[[nodiscard]] Seconds over_of(const json::JsonReader& json);

/// Appends a control line that says how long it takes.
void append_ramp_line(std::string& out, const Control& control, Seconds over);

}  // namespace auralis::event

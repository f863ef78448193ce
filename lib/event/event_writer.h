// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events and controls to lines of NDJSON, always with the same keys in the same order.
#pragma once

#include <string>

#include "event/event.h"

namespace auralis::event {

/// Appends the event as one line with its line feed.
void append_line(std::string& out, const Event& event);

/// Appends a control line without a time, as listeners and shells send them to a composer.
void append_control_line(std::string& out, const Control& control);

}  // namespace auralis::event

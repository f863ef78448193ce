// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events as a table of comma-separated values (RFC 4180), for spreadsheets and statistics.
#pragma once

#include <string>

#include "event/event.h"

namespace auralis::event {

/// The names of the columns, with the line feed.
[[nodiscard]] std::string csv_heading();

/// Appends the event as one row, the header as one row a setting and an offer of names as one row a
/// name. Columns that an event has nothing for are empty; a chord's pitches stand in `value`,
/// separated by spaces.
void append_csv(std::string& out, const Event& event);

}  // namespace auralis::event

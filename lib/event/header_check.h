// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Whether a header can be a line of auralis-events(5): the names of files have no bounds of its
// own.
#pragma once

#include "event/event.h"

namespace auralis::event {

/// Throws base::Error, a usage fault, where its line would be longer than kMaxLineBytes or not
/// UTF-8.
void check_header(const Header& header);

}  // namespace auralis::event

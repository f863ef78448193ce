// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The last line of a session that is still played: how far it has come.
#pragma once

#include <string>

#include "base/units.h"

namespace auralis::perform {

/// How often it is written: what is lost by a crash is shorter.
inline constexpr base::Seconds kBetweenReached{1};

/// A clock line with its line feed. All are equally long, so that one is written over another.
[[nodiscard]] std::string reached_line(base::Seconds t);

}  // namespace auralis::perform

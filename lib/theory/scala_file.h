// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Scala files, told apart: a scale (.scl) and a keyboard mapping (.kbm) are both columns of
// numbers.
#pragma once

#include <string>
#include <string_view>

#include "theory/keyboard_map.h"
#include "theory/scala_scale.h"

namespace auralis::theory {

/// As parse_scala_scale; base::Error says so where the text is a keyboard mapping.
[[nodiscard]] ScalaScale read_scala_scale(std::string_view text, const std::string& name);
/// As parse_keyboard_map; base::Error says so where the text is a scale.
[[nodiscard]] KeyboardMap read_keyboard_map(std::string_view text, const std::string& name);

}  // namespace auralis::theory

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Keys and modes of controls, as people write them -> by their names.
#pragma once

#include <string>
#include <vector>

#include "event/event.h"

namespace auralis::event {

/// What a control asks for, by the names of key_choices and mode_choices: {"key", "Am"} is the key
/// A and the mode aeolian, {"mode", "major"} is the mode ionian. Any other control as it is.
[[nodiscard]] std::vector<Control> meaning_of(const Control& control);

/// Why a name of the parameter is refused where there are these: "'minr' is none of ionian, ..; did
/// you mean minor?"
[[nodiscard]] std::string none_of(const Parameter& parameter, const std::string& written,
                                  const std::vector<std::string>& names);

}  // namespace auralis::event

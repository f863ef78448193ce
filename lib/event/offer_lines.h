// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What can be steered, as lines of auralis-events(5): each of them must fit.
#pragma once

#include <vector>

#include "event/event.h"

namespace auralis::event {

/// What the table says of a parameter. `names` are its choices where the table leaves them to the
/// composer. A list of names that is longer than a line becomes several offers; a name that no line
/// can hold (it is not UTF-8, or too long) is left out, and so is a parameter without any name.
[[nodiscard]] std::vector<Offer> offers_of(const Parameter& parameter,
                                           std::vector<std::string> names);

}  // namespace auralis::event

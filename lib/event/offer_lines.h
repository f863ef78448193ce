// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What can be steered, and how the lines of auralis-events(5) hold it.
#pragma once

#include <string>
#include <vector>

#include "event/event.h"

namespace auralis::event {

/// What the table says of a parameter. `names` are its choices where the table leaves them to the
/// composer; `descriptions` are none, or one for each of these names.
[[nodiscard]] Offer offer_of(const Parameter& parameter, std::vector<std::string> names,
                             std::vector<std::string> descriptions = {});
/// Adds a name that is not among those of the offer yet.
void add_name(Offer& offer, const std::string& name, const std::string& description);
/// Of the name at `place`; empty where there is none.
[[nodiscard]] std::string description_at(const Offer& offer, std::size_t place);

/// Whether a line can hold this name of this parameter: not one that is too long or no UTF-8.
[[nodiscard]] bool can_be_offered(std::string_view param, const std::string& name);

/// The offer in parts each of which fits into a line: as few as hold all names, usually one. Left
/// out are names and descriptions that no line can hold, and an offer without any name.
[[nodiscard]] std::vector<Offer> split_into_lines(const Offer& offer);

}  // namespace auralis::event

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --journey of auralis-compose: moods that give way to each other at times of the piece.
#pragma once

#include <string>
#include <vector>

#include "cli/listing.h"
#include "compose/mood/mood_library.h"
#include "perform/session.h"

namespace auralis {

struct Journey {
  std::string mood;                             ///< of the first stage
  std::vector<event::Control> chosen;           ///< what else that sets
  std::vector<perform::TimedControl> controls;  ///< of the others, in time order
};

/// The journey of this name, or in this file. Throws base::Error where there is none, or it is
/// malformed.
[[nodiscard]] Journey read_journey(const std::string& name, const compose::MoodLibrary& moods);

/// Adds the shipped journeys.
void list_journeys(cli::Listing& list);

}  // namespace auralis

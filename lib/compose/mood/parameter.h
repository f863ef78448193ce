// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The parameters that steer a piece, checked against their table and the moods that there are.
#pragma once

#include <vector>

#include "compose/mood/mood_library.h"
#include "event/event.h"

namespace auralis::compose {

/// What `set_parameter` takes, one for each parameter, in the order of their table.
[[nodiscard]] std::vector<event::Offer> offers(const MoodLibrary& moods);

/// Sets the parameter that the control names, and returns the control as it took effect: with six
/// decimals, as events carry it, so that a stream that is replayed says all. Throws base::Error
/// that names the parameter and what would be right ("bpm: 300 is outside 20..200"), or what is
/// wrong with the file of a mood, and leaves the settings as they were.
event::Control set_parameter(event::Settings& settings, event::Control control,
                             const MoodLibrary& moods);

/// Settings each of which `set_parameter` has taken. Throws as it does.
[[nodiscard]] event::Settings checked_settings(const event::Settings& wanted,
                                               const MoodLibrary& moods);

}  // namespace auralis::compose

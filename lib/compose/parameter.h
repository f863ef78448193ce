// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The parameters that steer a piece, checked: key, mode, bpm, intensity, complexity, mood.
#pragma once

#include "compose/mood_library.h"
#include "event/event.h"

namespace auralis::compose {

/// Sets the parameter that the control names. Throws base::Error that names it and what would
/// be right ("bpm: 300 is outside 20..200") and leaves the settings as they were.
void set_parameter(event::Settings& settings, const event::Control& control,
                   const MoodLibrary& moods);

}  // namespace auralis::compose

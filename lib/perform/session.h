// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What is played from beginning to end: settings, length, and controls at their times.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "compose/mood/mood_library.h"
#include "event/event.h"

namespace auralis::perform {

using base::Seconds;

struct TimedControl {
  Seconds time{0};
  event::Control control;
};

struct Session {
  event::Settings settings;
  std::optional<Seconds> length{};       ///< of the piece, which comes to rest there; or endless
  std::optional<Seconds> end{};          ///< where it is stopped, not after `length`; or nowhere
  std::string form{};                    ///< name or file of its arc; none of the usual one
  std::vector<TimedControl> controls{};  ///< in time order
  std::vector<event::Source> sources{};  ///< as a recording names them
};

/// Reads a recording (header, controls, end) or any other stream of a whole piece's events, whose
/// notes and so on are passed over. Throws base::Error that names the file and line. `stop` is a
/// descriptor that becomes readable when it is time to read no more; -1 for none.
[[nodiscard]] Session read_session(const std::string& path, const compose::MoodLibrary& moods,
                                   const base::Log& log, int stop = -1);

}  // namespace auralis::perform

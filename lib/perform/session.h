// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A session: what is played from beginning to end, as settings, length and timed controls.
#pragma once

#include <functional>
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
  std::optional<Seconds> length{};       ///< the piece comes to rest there; nothing: it never ends
  std::optional<Seconds> end{};          ///< it is stopped there, not after `length`; or nothing
  std::string form{};                    ///< name or file of its arc; empty: the usual one
  std::vector<TimedControl> controls{};  ///< in time order
  std::vector<event::Source> sources{};  ///< as a recording names them
  Seconds reached{0};                    ///< the time of its last line
  bool cut = false;                      ///< it has no end line, and `end` is where it breaks off
};

/// Reads a recording (header, controls, end), or the events of a whole piece: notes and the like
/// are ignored. One that breaks off was stopped there, if it says more than settings and controls:
/// a last line that is no whole one is left out. Throws base::Error that names the file and line.
/// Reading stops when the descriptor `stop` becomes readable; -1 for none.
/// Of a sound file, read the header that its tags carry: one steered while it was made begins so.
/// `take_sources` is called with the header's sources before its mood is looked for.
using TakeSources = std::function<void(const std::vector<event::Source>&)>;
[[nodiscard]] Session read_session(const std::string& path, const compose::MoodLibrary& moods,
                                   const base::Log& log, int stop = -1,
                                   const TakeSources& take_sources = nullptr);

}  // namespace auralis::perform

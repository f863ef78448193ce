// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What an edge has to know of a run of the stream <-> one message.
#pragma once

#include <string>
#include <vector>

#include "event/event.h"
#include "stream/broadcaster.h"

namespace auralis::nats {

enum class RunState {
  kPlaying,
  kEnded,    ///< its input has ended: nothing will follow
  kStopped,  ///< its origin was stopped: another run may follow
};

struct StreamRun {
  std::string stream;  ///< its name, of 1 to 64 of A-Z a-z 0-9 _ -
  double began = 0;    ///< in seconds since the Unix epoch: the latest run counts
  stream::StreamFormat format{};
  bool steer = false;      ///< the origin takes controls
  std::uint32_t next = 0;  ///< sequence number of the chunk after those published
  RunState state = RunState::kPlaying;
  std::vector<event::Event> board{};  ///< what may be steered, and the present values
};

/// One line of JSON, then lines of auralis-events(5).
[[nodiscard]] std::string run_message(const StreamRun& run);

/// The history's length is not in it. Throws base::Error that says what is wrong.
[[nodiscard]] StreamRun read_run_message(const std::string& data);

}  // namespace auralis::nats

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A listener's control -> checked -> the composer.
#pragma once

#include <optional>

#include "monitor/metrics.h"
#include "stream/control_board.h"
#include "stream/control_sink.h"

namespace auralis::stream {

/// [io thread]
class Steering {
 public:
  /// Without a sink nobody may steer. All must outlive it.
  Steering(const ControlBoard& board, ControlSink* sink, monitor::Metrics& metrics)
      : board_(board), sink_(sink), metrics_(metrics) {}

  [[nodiscard]] bool offered() const noexcept { return sink_ != nullptr; }

  /// Passes the control on, or says why not; counts either. `allowed` says whether this listener
  /// may, `in_time` whether it is within its rate.
  [[nodiscard]] std::optional<Refusal> apply(const event::Control& control, bool allowed,
                                             bool in_time);

 private:
  [[nodiscard]] std::optional<Refusal> attempt(const event::Control& control, bool allowed,
                                               bool in_time);

  const ControlBoard& board_;
  ControlSink* sink_;
  monitor::Metrics& metrics_;
};

}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A listener's control -> checked -> the composer.
#pragma once

#include <optional>

#include "monitor/metrics.h"
#include "stream/control_board.h"
#include "stream/control_outlet.h"

namespace auralis::stream {

/// [io thread]
class Steering {
 public:
  /// Without an outlet nobody may steer. All must outlive it.
  Steering(const ControlBoard& board, ControlOutlet* outlet, monitor::Metrics& metrics)
      : board_(board), outlet_(outlet), metrics_(metrics) {}

  [[nodiscard]] bool offered() const noexcept { return outlet_ != nullptr && outlet_->offered(); }

  /// Passes the control on, or says why not; counts either. `allowed` says whether this listener
  /// may, `in_time` whether it is within its rate. A refusal that comes from further on is counted
  /// and given to `refused`, later.
  [[nodiscard]] std::optional<Refusal> apply(const event::Control& control, bool allowed,
                                             bool in_time, ControlOutlet::Refused refused = {});

 private:
  [[nodiscard]] std::optional<Refusal> attempt(const event::Control& control, bool allowed,
                                               bool in_time, ControlOutlet::Refused refused);

  const ControlBoard& board_;
  ControlOutlet* outlet_;
  monitor::Metrics& metrics_;
};

}  // namespace auralis::stream

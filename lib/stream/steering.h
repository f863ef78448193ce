// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A listener's control -> checked -> the composer.
#pragma once

#include <algorithm>
#include <optional>

#include "base/clock.h"
#include "monitor/metrics.h"
#include "stream/control_board.h"
#include "stream/control_outlet.h"
#include "stream/token_bucket.h"

namespace auralis::stream {

/// What all listeners together may send: any number where there is no clock.
struct SteeringLimit {
  double per_second = 0;
  const base::Clock* clock = nullptr;
};

/// [io thread]
class Steering {
 public:
  /// Without an outlet nobody may steer. All must outlive it.
  Steering(const ControlBoard& board, ControlOutlet* outlet, monitor::Metrics& metrics,
           const SteeringLimit& limit = {})
      : board_(board),
        outlet_(outlet),
        metrics_(metrics),
        limit_(limit),
        of_all_(limit.per_second, std::max(1.0, limit.per_second)) {}

  [[nodiscard]] bool offered() const noexcept { return outlet_ != nullptr && outlet_->offered(); }

  /// What is meant by a control: itself where its value is offered, else what it is by the names of
  /// auralis-compose ("Am" is a key and a mode). A number may get to its value over a time.
  [[nodiscard]] Steer understand(event::Control control,
                                 base::Seconds over = base::Seconds(0)) const;

  /// Passes all that is meant on, or nothing of it and says why not; counts either. `allowed` says
  /// whether this listener may, `in_time` whether it is within its rate. A refusal that comes from
  /// further on is counted and given to `refused`, later.
  [[nodiscard]] std::optional<Refusal> apply(const Steer& steer, bool allowed, bool in_time,
                                             ControlOutlet::Refused refused = {});

 private:
  [[nodiscard]] std::optional<Refusal> attempt(const Steer& steer, bool allowed, bool in_time,
                                               ControlOutlet::Refused refused);

  const ControlBoard& board_;
  ControlOutlet* outlet_;
  monitor::Metrics& metrics_;
  SteeringLimit limit_;
  TokenBucket of_all_;
};

}  // namespace auralis::stream

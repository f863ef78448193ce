// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Controls of an edge's listeners -> the origin, and its refusals back.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/clock.h"
#include "nats/connection.h"
#include "stream/control_outlet.h"

namespace auralis::nats {

/// [edge thread]
class ControlRelay {
 public:
  using Refused = stream::ControlOutlet::Refused;
  /// Publishes it; false if it cannot.
  using Publish = std::function<bool(const Outgoing&)>;

  /// `subject` is where the origin takes them, `inbox` the beginning of subjects for answers.
  ControlRelay(std::string subject, std::string inbox, Publish publish, const base::Clock& clock)
      : subject_(std::move(subject)),
        inbox_(std::move(inbox)),
        publish_(std::move(publish)),
        clock_(clock) {}

  void send(const event::Control& control, Refused refused, base::Seconds over = base::Seconds(0));
  void take_answer(const Message& message);
  /// Gives up those to which no answer came.
  void tick();

 private:
  struct Pending {
    base::Seconds sent;
    Refused refused;
  };

  const std::string subject_, inbox_;
  Publish publish_;
  const base::Clock& clock_;
  std::int64_t last_ = 0;
  std::map<std::int64_t, Pending> pending_;
};

}  // namespace auralis::nats

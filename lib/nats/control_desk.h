// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where an origin takes the controls of its edges' listeners.
#pragma once

#include <functional>

#include "event/event_reader.h"
#include "nats/connection.h"
#include "nats/publisher.h"
#include "stream/steering.h"

namespace auralis::nats {

/// Runs a task on the io thread, soon, in order. [any thread]
using Post = std::function<void(std::function<void()>)>;

/// Who may ask is the NATS server's to say; a control is checked as a listener's is.
class ControlDesk {
 public:
  /// All must outlive it.
  ControlDesk(Connection& connection, Publisher& publisher, stream::Steering& steering, Post post);

 private:
  void take(const Message& message);  // [io thread]

  Publisher& publisher_;
  stream::Steering& steering_;
  event::EventReader reader_;
};

}  // namespace auralis::nats

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/control_relay.h"

#include <utility>

#include "base/decimal.h"
#include "event/ramp.h"
#include "nats/control_message.h"

namespace auralis::nats {

namespace {
constexpr base::Seconds kAnswerWithin{2.0};
}  // namespace

void ControlRelay::send(const event::Control& control, Refused refused, base::Seconds over) {
  Outgoing request{subject_, inbox_ + "." + std::to_string(++last_)};
  event::append_ramp_line(request.data, control, over);
  request.data.pop_back();  // its line follower
  if (!publish_(request)) {
    refused({"nobody-composes", "the origin cannot be reached now"});
    return;
  }
  pending_.emplace(last_, Pending{clock_.now(), std::move(refused)});
}

void ControlRelay::take_answer(const Message& message) {
  const auto id = base::parse_integer(message.subject.substr(inbox_.size() + 1));
  const auto pending = id ? pending_.find(*id) : pending_.end();
  if (pending == pending_.end()) return;
  const Refused refused = std::move(pending->second.refused);
  pending_.erase(pending);
  if (message.status != 0) {
    refused({"nobody-composes", "the origin is away: this stream cannot be steered now"});
  } else if (const auto refusal = read_control_answer(message.data)) {
    refused(*refusal);
  }
}

void ControlRelay::tick() {
  while (!pending_.empty() && clock_.now() - pending_.begin()->second.sent > kAnswerWithin) {
    const Refused refused = std::move(pending_.begin()->second.refused);
    pending_.erase(pending_.begin());
    refused({"busy", "no answer came from the origin: try again"});
  }
}

}  // namespace auralis::nats

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/control_desk.h"

#include <utility>

#include "base/error.h"
#include "nats/control_message.h"

namespace auralis::nats {

ControlDesk::ControlDesk(Connection& connection, Publisher& publisher, stream::Steering& steering,
                         Post post)
    : publisher_(publisher), steering_(steering) {
  connection.subscribe(connection.station().control(),
                       [this, post = std::move(post)](Message message) {
                         post([this, message = std::move(message)] { take(message); });
                       });
}

void ControlDesk::take(const Message& message) {
  std::optional<stream::Refusal> refusal;
  std::string param;
  try {
    event::Control control = reader_.parse_control(message.data);
    param = control.param;
    refusal = steering_.apply(steering_.understand(std::move(control), reader_.over()), true, true);
  } catch (const base::Error& error) {
    refusal = stream::Refusal{"bad-message", error.what()};
  }
  if (!message.reply.empty()) publisher_.answer(message.reply, control_answer(refusal, param));
}

}  // namespace auralis::nats

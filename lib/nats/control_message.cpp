// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/control_message.h"

#include "base/error.h"
#include "json/json_reader.h"
#include "stream/wire.h"

namespace auralis::nats {

std::string control_answer(const std::optional<stream::Refusal>& refusal,
                           const std::string& param) {
  return refusal ? stream::error_text(refusal->code, refusal->message, param)
                 : R"({"type":"accepted"})";
}

std::optional<stream::Refusal> read_control_answer(const std::string& data) {
  try {
    json::JsonReader json;
    json.read(data);
    if (json.text("type") == "accepted") return std::nullopt;
    return stream::Refusal{std::string(json.text("code")), std::string(json.text("message"))};
  } catch (const base::Error&) {
    return stream::Refusal{"nobody-composes", "the origin's answer makes no sense"};
  }
}

}  // namespace auralis::nats

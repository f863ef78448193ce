// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The answer of an origin to a control <-> one message.
#pragma once

#include <optional>
#include <string>

#include "stream/control_board.h"

namespace auralis::nats {

/// {"type":"accepted"}, or the text `error` of auralis-stream(7).
[[nodiscard]] std::string control_answer(const std::optional<stream::Refusal>& refusal,
                                         const std::string& param);

/// Nothing where it was accepted. What is no answer is a refusal that says so.
[[nodiscard]] std::optional<stream::Refusal> read_control_answer(const std::string& data);

}  // namespace auralis::nats

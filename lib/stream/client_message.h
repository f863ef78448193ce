// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a listener says: one text, checked, as auralis-stream(7) has it.
#pragma once

#include <string_view>
#include <variant>

#include "event/event.h"
#include "json/json_reader.h"
#include "stream/control_outlet.h"

namespace auralis::stream {

/// How a listener is doing.
struct Report {
  double buffer_seconds = 0;  ///< 0..600
  double jitter_seconds = 0;  ///< 0..600
  double underruns = 0;       ///< since the listener began
  double tier = 0;            ///< 0..100
  double target_seconds = 0;  ///< the depth it aims at, 0..600; 0 where it does not say
};

struct Ping {
  double t = 0;  ///< the listener's own time, sent back as it is
};

/// Of a type that this version does not know: to be ignored.
struct UnknownMessage {};

using ClientMessage = std::variant<Steer, Report, Ping, UnknownMessage>;

/// Longest message taken from a listener, in bytes.
inline constexpr std::size_t kMostMessageBytes = 16384;

/// Throws base::Error that says what is wrong with the text. `json` is the parser to use.
[[nodiscard]] ClientMessage parse_client_message(std::string_view text, json::JsonReader& json);

}  // namespace auralis::stream

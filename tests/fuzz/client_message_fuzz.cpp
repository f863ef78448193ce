// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A listener's message -> parser -> control board.
#include "base/error.h"
#include "fuzz.h"
#include "stream/client_message.h"
#include "stream/control_board.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static json::JsonReader json;
  try {
    const auto message = stream::parse_client_message(fuzz::text_of(data, size), json);
    if (const auto* steer = std::get_if<stream::Steer>(&message)) {
      stream::ControlBoard board({"tide"});
      if (!board.check(steer->control)) board.set(steer->control);
    }
    if (const auto* report = std::get_if<stream::Report>(&message))
      fuzz::require(report->buffer_seconds >= 0 && report->buffer_seconds <= 600 &&
                        report->jitter_seconds >= 0 && report->jitter_seconds <= 600,
                    "a report's seconds are in 0..600");
  } catch (const base::Error&) {
  }
  return 0;
}

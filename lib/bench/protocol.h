// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How chunks come by WebSocket: the subprotocol, and whether they are coded.
#pragma once

#include <string>

namespace auralis::bench {

struct Protocol {
  std::string name = "auralis.pcm.v1";
  bool coded = false;
};

/// "pcm", "flac" or "opus".
[[nodiscard]] inline Protocol protocol_of(const std::string& coding) {
  return {"auralis." + coding + ".v1", coding != "pcm"};
}

}  // namespace auralis::bench

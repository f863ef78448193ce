// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The options of auralis-stream.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/log.h"
#include "base/units.h"
#include "stream_limits.h"
#include "stream_relay.h"

constexpr const char* kStreamTool = "auralis-stream";

struct StreamOptions {
  auralis::base::Address listen{"127.0.0.1", 8080};
  std::optional<auralis::base::Address> metrics = auralis::base::Address{"127.0.0.1", 9090};
  std::string station, events, control_out, web, trace;
  std::string tls, tls_cert, tls_key;
  std::string steer, token_file;
  std::vector<std::string> origins;
  std::string sample_format = "s16le";
  int rate = 44100, channels = 2;
  LimitOptions limits;
  auralis::base::Seconds chunk{0.1}, buffer{32}, drain{5}, lag{8};
  bool read_only = false, live = false, reuse_port = false;
  auralis::RelayOptions relay;
  auralis::base::Log log{kStreamTool};
};

/// Notes what is of no use. Throws base::Error, and cli::Answered where the command line was a
/// question.
[[nodiscard]] StreamOptions parse_stream_options(int argc, char** argv);

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a stranger writes into a handshake: the query, and after a line feed Origin and Host.
#include "fuzz.h"
#include "stream/http_streams.h"
#include "stream/stream_service.h"

using namespace auralis;

namespace {

/// The text up to a line feed, which goes with it.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  if (const auto burst = stream::burst_of_query(take_line(text), {}))
    fuzz::require(burst->count() >= 0 && burst->count() <= 5, "a burst is in 0..5 s");
  const std::string_view origin = take_line(text), host = take_line(text);
  if (stream::same_origin(origin, host) && !origin.empty())
    fuzz::require(origin.find("://") != std::string_view::npos, "an origin has a scheme");
  return 0;
}

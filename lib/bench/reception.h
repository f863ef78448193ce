// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What one listener received, and what its arrival times say: interarrival, lateness, jitter.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/units.h"
#include "bench/chunk_header.h"
#include "pcm/format.h"

namespace auralis::bench {

using base::Seconds;

/// Times are the steady clock's.
struct Arrival {
  ChunkHeader header;
  std::uint64_t hash = 0;  ///< of the chunk's PCM
  Seconds at{0};
  std::uint32_t bytes = 0;  ///< that came, the header's with them
};

struct TextArrival {
  std::string text;
  Seconds at{0};
};

struct Reception {
  pcm::Format format;    ///< as the stream's hello or WAV header told it
  bool timed = true;     ///< each chunk's frames are known, and so when it was due
  bool numbered = true;  ///< chunks have numbers of the stream's own, the same for all listeners
  Seconds asked{0};      ///< began to connect
  Seconds connected{0};
  std::vector<Arrival> chunks;
  std::vector<TextArrival> texts;  ///< kept of the first listener only, as are the PCM bytes
  std::string pcm;
  std::int64_t bytes = 0;  ///< payload of all messages
  std::int64_t text_count = 0;
  Continuity continuity;
  std::string fault;   ///< what went wrong: refused, cut, a wrong header
  bool ended = false;  ///< the server said that the stream ends
};

/// FNV-1a's scheme over 64-bit words, four in turn: tells whether two chunks hold the same bytes.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes) noexcept;

/// The chunks that came at `from` or later.
[[nodiscard]] std::span<const Arrival> since(const Reception& reception, Seconds from);

/// Between one chunk and the next, seconds.
[[nodiscard]] std::vector<double> interarrivals(std::span<const Arrival> chunks);

/// How much later each chunk came than the schedule: its first frame's time counted from the chunk
/// that came earliest against its frame. Seconds, 0 for that one.
[[nodiscard]] std::vector<double> lateness(std::span<const Arrival> chunks, base::SampleRate rate);

/// The last interarrival jitter of RFC 3550, 6.4.1: J += (|D| - J) / 16.
[[nodiscard]] Seconds interarrival_jitter(std::span<const Arrival> chunks, base::SampleRate rate);

}  // namespace auralis::bench

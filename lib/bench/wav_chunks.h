// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// An endless WAV as it comes by HTTP, cut into chunks of 100 ms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/units.h"
#include "pcm/format.h"

namespace auralis::bench {

using base::Seconds;

/// Counts what comes. Bytes that do not begin with a WAV header are PCM from the first one on, of
/// the default format: a server that hands on what it is given has no header for who joins later.
class WavChunks {
 public:
  static constexpr Seconds kLength{0.1};

  /// Takes the next bytes; returns how many chunks they complete.
  [[nodiscard]] std::int64_t take(std::string_view bytes);

  /// As the header says. Valid after take() has returned 1 or more.
  [[nodiscard]] const pcm::Format& format() const noexcept { return format_; }
  /// Frames of a chunk.
  [[nodiscard]] std::int64_t frames() const noexcept;
  [[nodiscard]] std::size_t bytes() const noexcept { return format_.bytes({frames()}); }

 private:
  /// Whether the header is behind; what follows it stays in head_.
  [[nodiscard]] bool read_head();

  pcm::Format format_;
  bool in_head_ = true;
  std::string head_;          // what came, until the header has ended
  std::int64_t pending_ = 0;  // bytes of the chunk that is not complete
};

}  // namespace auralis::bench

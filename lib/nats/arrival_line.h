// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Arrivals of chunks -> when they would come if none was held up on its way.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/units.h"

namespace auralis::nats {

/// The straight line through the earliest arrival of the last ten seconds. An edge takes it for the
/// schedule of its origin: what the way takes at least is in it, so that two edges differ by no
/// more than their ways do, and no clocks have to agree. Pure: it reads no clock. One thread.
class ArrivalLine {
 public:
  using Seconds = base::Seconds;

  /// A chunk has come that begins at `media` of the stream: when it was due by the line. Nothing in
  /// the first second, in which chunks wait for those before them. Times never go back.
  [[nodiscard]] std::optional<Seconds> arrived(Seconds now, Seconds media);

 private:
  static constexpr std::size_t kSeconds = 10;

  /// What lies between media and arrival at least, of each of the last seconds.
  std::array<Seconds, kSeconds> least_{};
  std::int64_t second_ = 0;
  std::optional<Seconds> began_;
};

}  // namespace auralis::nats

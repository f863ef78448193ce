// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The recent packets of a stream, for those who join or come back.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "stream/packet.h"

namespace auralis::stream {

/// Where in the stream a listener begins.
struct Start {
  Seconds burst{0};                      ///< recent past to send at once, at most kMostBurst
  std::optional<std::uint32_t> after{};  ///< all since that sequence number instead
};

/// The longest burst that a listener may ask for.
inline constexpr Seconds kMostBurst{5.0};

/// [io thread]
class History {
 public:
  /// Keeps so much, but never less than the longest burst.
  History(Seconds length, SampleRate rate);

  void push(PacketPtr packet);
  /// Oldest first; of a burst those that it holds whole.
  [[nodiscard]] std::vector<PacketPtr> since(const Start& start) const;
  [[nodiscard]] const std::deque<PacketPtr>& packets() const noexcept { return packets_; }

 private:
  SampleRate rate_;
  Frames kept_;
  std::deque<PacketPtr> packets_;
};

}  // namespace auralis::stream

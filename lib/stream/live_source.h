// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The composer's clock lines, what has been sent -> is the source live?
#pragma once

#include <atomic>
#include <optional>

#include "stream/chunk.h"

namespace auralis::stream {

/// A live source makes each second in a second, whether it is heard or not: what waits too long has
/// grown old. A recording has clock lines, too, but they run ahead as fast as it is read. So a
/// source is live once its clock has kept the same small distance from what is sent over two
/// windows of three seconds; it stays so, or else a hold-up would make a recording of it.
class LiveSource {
 public:
  /// `declared`: known to be live, whatever its events say.
  explicit LiveSource(bool declared = false) noexcept : live_(declared) {}

  /// The composer has come to `t`. [event thread]
  void composed(Seconds t) noexcept { composed_ = t.count(); }
  /// How far the composer is ahead of `sent`; nothing before its first clock line. [pacer thread]
  [[nodiscard]] std::optional<Seconds> lead(Seconds sent) const noexcept;
  /// Whether it is live; call it with every chunk. [pacer thread]
  [[nodiscard]] bool look(Seconds now, Seconds sent) noexcept;

 private:
  /// Of the lead, over a window.
  struct Window {
    Seconds begin{0};
    Seconds most{0};
    Seconds composed_before{0};
  };

  void next_window(Seconds now, Seconds composed) noexcept;

  std::atomic<double> composed_{-1};
  bool live_;
  bool any_ = false;
  Window window_;
  Seconds most_before_{-1};  // in the window before, where that one would do
};

}  // namespace auralis::stream

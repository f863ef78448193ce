// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/backlog_watch.h"

#include <algorithm>
#include <utility>

namespace auralis::stream {

namespace {
constexpr Seconds kWindow{1.0};
/// A source whose wait grows by more than this in a window is faster than real time by half a
/// percent.
constexpr Seconds kMayGrow{0.005};
/// What is taken off at once: a listener's jitter buffer has to hold it.
constexpr Seconds kMost{2.0};
/// Less than this is not worth a move.
constexpr Seconds kLeast{0.002};
}  // namespace

void BacklogWatch::reset() noexcept {
  before_ = current_ = Window();
  current_end_ = Seconds(-1);
}

bool BacklogWatch::stands_still() const noexcept {
  if (!before_.tells() || !current_.tells()) return false;
  const Seconds grown = current_.least - before_.least;
  return grown <= kMayGrow && -grown <= may_fall_;
}

void BacklogWatch::arrive(Seconds wait) noexcept {
  const Seconds waits = std::max(wait, Seconds(0));
  current_.least = current_.arrived++ == 0 ? waits : std::min(current_.least, waits);
}

Seconds BacklogWatch::send(Seconds now, bool full, Seconds cushion) noexcept {
  if (current_end_ < Seconds(0)) current_end_ = now + kWindow;
  ++current_.sent;
  current_.full = current_.full || full;
  if (now < current_end_) return Seconds(0);
  const bool standing = stands_still();
  const Seconds least = std::min(current_.least, before_.least);
  before_ = std::exchange(current_, Window());
  current_end_ = now + kWindow;
  if (!standing || least - cushion < kLeast) return Seconds(0);
  reset();
  return std::min(least - cushion, kMost);
}

}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/live_source.h"

#include <algorithm>

namespace auralis::stream {

namespace {
constexpr Seconds kWindow{3.0};
/// A live source's blocks, ticks and start-up are within this.
constexpr Seconds kMostLead{3.0};
/// The lead of a source that is faster or slower than real time by three percent moves by more.
constexpr Seconds kMayMove{0.1};
}  // namespace

std::optional<Seconds> LiveSource::lead(Seconds sent) const noexcept {
  const Seconds composed(composed_);
  if (composed < Seconds(0)) return std::nullopt;
  return composed - sent;
}

void LiveSource::next_window(Seconds now, Seconds composed) noexcept {
  const bool moved = composed - window_.composed_before >= kWindow / 2;
  const bool near = window_.most >= Seconds(0) && window_.most <= kMostLead;
  const bool stands =
      most_before_ >= Seconds(0) && std::chrono::abs(window_.most - most_before_) <= kMayMove;
  live_ = moved && near && stands;
  most_before_ = moved && near ? window_.most : Seconds(-1);
  window_ = {now, Seconds(-1), composed};
}

bool LiveSource::look(Seconds now, Seconds sent) noexcept {
  const auto ahead = lead(sent);
  if (live_ || !ahead) return live_;
  if (!any_) window_ = {now, Seconds(-1), sent + *ahead};
  any_ = true;
  window_.most = std::max(window_.most, *ahead);
  if (now - window_.begin >= kWindow) next_window(now, sent + *ahead);
  return live_;
}

}  // namespace auralis::stream

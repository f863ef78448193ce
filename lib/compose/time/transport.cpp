// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/time/transport.h"

#include <algorithm>
#include <cmath>

namespace auralis::compose {

Seconds to_microseconds(Seconds t) noexcept { return Seconds(std::round(t.count() * 1e6) / 1e6); }

Seconds Transport::time_of(double beat) const noexcept {
  return to_microseconds(since_ + Seconds((beat - since_beat_) * 60 / bpm_));
}

double Transport::beat_at(Seconds t) const noexcept {
  return since_beat_ + (t - since_).count() * bpm_ / 60;
}

Seconds Transport::on_grid(Seconds t) const noexcept {
  constexpr double kRounding = 1e-5;  // of times to microseconds, in beats
  return time_of(std::ceil((beat_at(std::max(t, since_)) - kRounding) / kGridBeats) * kGridBeats);
}

void Transport::set_tempo(double bpm, Seconds from) noexcept {
  since_beat_ = beat_at(from);
  since_ = from;
  bpm_ = bpm;
}

}  // namespace auralis::compose

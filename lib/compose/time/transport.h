// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Beats to seconds and back while the tempo changes.
#pragma once

#include <limits>

#include "base/units.h"

namespace auralis::compose {

using base::Seconds;

inline constexpr double kBeatsPerBar = 4;
inline constexpr Seconds kNever{std::numeric_limits<double>::infinity()};
/// The grid that every onset lies on: sixteenths of a bar.
inline constexpr double kGridBeats = 0.25;
inline constexpr double kNeverBeat = std::numeric_limits<double>::infinity();
/// Beats that differ by less are the same, but for rounding.
inline constexpr double kSameBeat = 1e-5;

/// The nearest whole microsecond: the times that events carry.
[[nodiscard]] Seconds to_microseconds(Seconds t) noexcept;

/// A tempo change holds from its moment on, so what is planned in beats moves with it at once.
class Transport {
 public:
  explicit Transport(double bpm) noexcept : bpm_(bpm) {}

  /// When a beat sounds, in whole microseconds. For beats not before the last tempo change.
  [[nodiscard]] Seconds time_of(double beat) const noexcept;
  [[nodiscard]] double beat_at(Seconds t) const noexcept;
  [[nodiscard]] Seconds length_of(double beats) const noexcept {
    return Seconds(beats * 60 / bpm_);
  }
  /// The first moment on the grid at or after t: onsets lie on it. Not before the last
  /// tempo change.
  [[nodiscard]] Seconds on_grid(Seconds t) const noexcept;
  [[nodiscard]] double bpm() const noexcept { return bpm_; }

  void set_tempo(double bpm, Seconds from) noexcept;

 private:
  double bpm_;
  double since_beat_ = 0;  // the last tempo change
  Seconds since_{0};
};

}  // namespace auralis::compose

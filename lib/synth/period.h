// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The synthesizer's grid of time: periods of 16 frames, counted from the start of the stream.
#pragma once

#include <cstdint>

#include "base/units.h"

namespace auralis::synth {

/// Envelopes, LFOs and what they do to a filter move once a period (2,756 Hz at 44.1 kHz), and what
/// an event does begins at the first period that starts at or after its frame: at most 0.36 ms
/// late. The grid is absolute, so dividing a stream into blocks differently changes no sample.
inline constexpr int kPeriodFrames = 16;

/// A period's number.
using Period = std::int64_t;

/// A period that never comes: the gate of a note that is still held.
inline constexpr Period kNever = INT64_MAX / 2;

[[nodiscard]] constexpr Period period_at_or_after(base::Frames frame) noexcept {
  return (frame.count + kPeriodFrames - 1) / kPeriodFrames;
}

[[nodiscard]] constexpr base::Frames first_frame(Period period) noexcept {
  return {period * kPeriodFrames};
}

/// Periods in a span of time, with their fraction.
[[nodiscard]] inline double to_periods(base::Seconds t, base::SampleRate rate) noexcept {
  return t.count() * rate.hz / kPeriodFrames;
}

}  // namespace auralis::synth

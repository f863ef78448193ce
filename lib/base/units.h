// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Units of time: seconds, frames, and the sample rate that relates them.
#pragma once

#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>

namespace auralis::base {

/// Seconds as a double: 1 us is still exact after 100 years.
using Seconds = std::chrono::duration<double>;

/// Frames a second, in Hz.
struct SampleRate {
  int hz = 44100;
  friend auto operator<=>(const SampleRate&, const SampleRate&) = default;
};

/// A number of frames, or a position in a stream counted from its first frame. One frame is one
/// sample of every channel.
struct Frames {
  std::int64_t count = 0;

  friend auto operator<=>(const Frames&, const Frames&) = default;  // NOLINT(modernize-use-nullptr)
  friend constexpr Frames operator+(Frames a, Frames b) noexcept { return {a.count + b.count}; }
  friend constexpr Frames operator-(Frames a, Frames b) noexcept { return {a.count - b.count}; }
  constexpr Frames& operator+=(Frames b) noexcept {
    count += b.count;
    return *this;
  }
};

/// The frame nearest to time t.
[[nodiscard]] inline Frames to_frames(Seconds t, SampleRate rate) noexcept {
  return {std::llround(t.count() * rate.hz)};
}

[[nodiscard]] inline Seconds to_seconds(Frames n, SampleRate rate) noexcept {
  return Seconds(static_cast<double>(n.count) / rate.hz);
}

}  // namespace auralis::base

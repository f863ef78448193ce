// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/tuned_sink.h"

#include <cmath>

namespace auralis::perform {

namespace {

constexpr double kLowest = 0, kHighest = 127;

}  // namespace

/// What lies between two keys stays as far above or below the nearest of them.
std::optional<double> TunedSink::pitch_of(double key) const noexcept {
  const double nearest = std::round(key);
  const auto tuned = tuning_.tune(static_cast<int>(nearest));
  if (!tuned) return std::nullopt;
  const double pitch = *tuned + (key - nearest);
  return pitch >= kLowest && pitch <= kHighest ? std::optional(pitch) : std::nullopt;
}

void TunedSink::write(const event::Event& event) {
  event::Event tuned = event;
  if (auto* const note = std::get_if<event::Note>(&tuned.what)) {
    const auto pitch = pitch_of(note->pitch);
    if (!pitch) {
      ++silent_;
      return;
    }
    note->pitch = *pitch;
  } else if (auto* const chord = std::get_if<event::Chord>(&tuned.what)) {
    chord->pitches.clear();
    for (const double key : std::get<event::Chord>(event.what).pitches)
      if (const auto pitch = pitch_of(key)) chord->pitches.push_back(*pitch);
  }
  out_.write(tuned);
  ++count_;
}

}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A composer's keys -> the pitches of a tuning, on their way to a sink.
#pragma once

#include <cstdint>
#include <optional>

#include "event/event_sink.h"
#include "theory/tuning.h"

namespace auralis::perform {

/// Passes events on with the pitches of whole notes and of chords retuned. A note whose key has no
/// pitch, or one outside the 0 to 127 that events can carry, is left out, and so is a chord's.
class TunedSink final : public event::EventSink {
 public:
  /// `out` outlives the sink.
  TunedSink(const theory::Tuning& tuning, event::EventSink& out) : tuning_(tuning), out_(out) {}
  void write(const event::Event& event) override;
  void flush() override { out_.flush(); }

  /// Notes left out so far.
  [[nodiscard]] std::int64_t silent() const noexcept { return silent_; }

 private:
  [[nodiscard]] std::optional<double> pitch_of(double key) const noexcept;

  theory::Tuning tuning_;
  event::EventSink& out_;
  std::int64_t silent_ = 0;
};

}  // namespace auralis::perform

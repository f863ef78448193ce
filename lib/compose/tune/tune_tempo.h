// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The tempo of a piece that follows a tune: it changes with the tune's, as far as the piece is
// faster or slower than that.
#pragma once

#include <cstddef>

#include "compose/time/transport.h"
#include "compose/tune/given_melody.h"

namespace auralis::compose {

class TuneTempo {
 public:
  /// Of a piece that begins with this tempo; the tune outlives this, or is null: then nothing
  /// changes.
  TuneTempo(const GivenMelody* tune, double bpm) noexcept : tune_(tune), unchanged_(bpm) {}

  /// Where the next change is; kNeverBeat where none is left.
  [[nodiscard]] double next_beat() const noexcept {
    const bool more = tune_ != nullptr && next_ < tune_->tempos().size();
    return more ? tune_->tempos()[next_].beat : kNeverBeat;
  }
  /// Goes by it: the tempo from there on. Only where there is one.
  double change() noexcept { return tune_->tempos()[next_++].of(unchanged_); }
  /// The transport behind the changes to come before a beat.
  [[nodiscard]] Transport ahead(Transport now, double beat) const noexcept {
    const std::size_t changes = tune_ == nullptr ? 0 : tune_->tempos().size();
    for (std::size_t i = next_; i < changes && tune_->tempos()[i].beat < beat; ++i)
      now.set_tempo(tune_->tempos()[i].of(unchanged_), now.time_of(tune_->tempos()[i].beat));
    return now;
  }
  /// Another tempo has been chosen for what the tune has now.
  void choose(double bpm) noexcept {
    unchanged_ = next_ > 0 ? bpm / tune_->tempos()[next_ - 1].factor : bpm;
  }

 private:
  const GivenMelody* tune_;
  std::size_t next_ = 0;
  double unchanged_;  // the tempo, were it the one that the tune began with
};

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The harmony: chords by a constrained Markov chain over the degrees of the mode, planned ahead.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "compose/markov.h"
#include "compose/mood.h"
#include "compose/transport.h"
#include "theory/chord.h"
#include "theory/scale.h"

namespace auralis::compose {

/// What the harmony is planned from.
struct HarmonyContext {
  std::uint64_t seed = 0;
  const theory::Scale& scale;
  const HarmonyMood& mood;
  double bpm = 60;
  double complexity = 0.5;
  double intensity = 0.5;
};

struct PlannedChord {
  double beat = 0;   ///< where it begins
  double beats = 0;  ///< how long it lasts
  theory::Chord chord;
};

/// The chain over the degrees of a scale: roots move as the mood weighs, towards chords that rest,
/// to those that colour the mode, and home. No chord follows itself.
[[nodiscard]] MarkovChain chord_chain(const theory::Scale& scale, const HarmonyMood& mood);

class Harmony {
 public:
  /// The chord in force at a beat, not before the current one. Plans as far as needed, four chords
  /// at a time; every other four begin on the tonic.
  const PlannedChord& at(double beat, const HarmonyContext& context);
  /// The chord that began last.
  [[nodiscard]] const PlannedChord& current() const noexcept { return plan_.front(); }
  /// The beat where the next chord begins.
  [[nodiscard]] double next_beat() const noexcept { return next_beat_; }
  /// The next chord begins, the first one at beat 0.
  void begin_next(const HarmonyContext& context);
  /// The last chord, the tonic, begins at a beat and has no end.
  void begin_last(double beat, const HarmonyContext& context);
  [[nodiscard]] bool last() const noexcept { return last_; }

  /// Forgets what is planned after the current chord.
  void forget_plan() noexcept;
  /// Has the current chord last until a beat; what follows is planned anew.
  void hold_until(double beat) noexcept;
  /// Has a new chord begin at a beat, in place of what is planned, on the tonic: the scale changed.
  void turn_at(double beat) noexcept;

 private:
  void plan_four(const HarmonyContext& context);

  std::deque<PlannedChord> plan_;  // the current chord first
  double next_beat_ = 0;
  std::uint64_t planned_ = 0;  // groups of four so far
  bool home_ = true;           // the next group begins on the tonic
  bool turning_ = false;       // the current chord is of the scale before
  bool last_ = false;
};

}  // namespace auralis::compose

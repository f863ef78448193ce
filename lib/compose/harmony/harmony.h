// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The harmony: chords by a constrained Markov chain over the degrees of the mode and the chords
// that it borrows, planned ahead.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "base/random.h"
#include "compose/harmony/chord_alphabet.h"
#include "compose/harmony/harmony_context.h"
#include "compose/harmony/harmony_rules.h"
#include "markov/lattice.h"

namespace auralis::compose {

class GivenMelody;

/// Chords by which the one before the last chord may be longer than planned, so that no stub of
/// one stands there.
inline constexpr double kLongestStub = 1.5;

class Harmony {
 public:
  /// Free harmony, or, where there is a tune, harmony that fits it. The tune outlives this.
  explicit Harmony(const GivenMelody* tune = nullptr);

  [[nodiscard]] const HarmonyRules& rules() const noexcept { return *rules_; }
  /// The chord in force at a beat, not before the current one. Plans as far as needed, four chords
  /// at a time. Every other four begin on the tonic, and so does a section, behind a chord that
  /// leads there; so does the last chord. Below a tune that is followed they are as short as it
  /// asks for and fit what sounds, the tonic where it does; one that stays is one longer chord.
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
  /// The beat up to which chords are planned.
  [[nodiscard]] double planned_until() const noexcept;
  /// Has the current chord last until a beat; what follows is planned anew.
  void hold_until(double beat) noexcept;
  /// Has a new chord begin at a beat, in place of what is planned, on the tonic: the mode changed.
  /// Below a tune it is the one that fits.
  void turn_at(double beat) noexcept;
  /// Only the key changed: from a beat on all that is planned, and what is left of the current
  /// chord, is the same in the new key. Nothing is drawn.
  void transpose_at(double beat, const HarmonyContext& context);

 private:
  struct Group;

  void plan_group(const HarmonyContext& context);
  void time_group(Group& group, const HarmonyContext& context) const;
  void shape_group(Group& group, const HarmonyContext& context) const;
  [[nodiscard]] bool stays(const PlannedChord& chord, const HarmonyContext& context) const noexcept;
  void plan_chord(PlannedChord chord, const HarmonyContext& context, base::Random& random);
  [[nodiscard]] std::vector<markov::Symbol> draw(const Group& group, const ChordAlphabet& alphabet,
                                                 const HarmonyContext& context,
                                                 base::Random& random);
  /// How many chords are planned that have not begun.
  [[nodiscard]] std::size_t ahead() const noexcept;
  /// The last planned chord, where the next one goes on from it.
  [[nodiscard]] const PlannedChord* before() const noexcept;

  std::unique_ptr<const HarmonyRules> rules_;
  std::deque<PlannedChord> plan_;  // the current chord first
  markov::Lattice lattice_;
  double next_beat_ = 0;
  std::uint64_t planned_ = 0;  // groups of four so far
  bool home_ = true;           // the next group begins on the tonic
  bool turning_ = false;       // the current chord is of the mode before
  bool last_ = false;
};

}  // namespace auralis::compose

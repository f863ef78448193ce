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

/// The chord before the last one may last for so many chords: it is prolonged where otherwise a
/// very short chord would follow it.
inline constexpr double kLongestStub = 1.5;

class Harmony {
 public:
  /// Free harmony, or, where there is a tune, harmony that fits it. The tune outlives this.
  explicit Harmony(const GivenMelody* tune = nullptr);

  [[nodiscard]] const HarmonyRules& rules() const noexcept { return *rules_; }
  /// The chord in force at a beat, not before the current one. Plans as far as needed, four chords
  /// at a time. Every second group of four begins on the tonic. So does a section, after a chord
  /// that leads to the tonic; the last chord is the tonic, too. Below a tune chords are as short as
  /// the tune asks for and fit what sounds of it, and a chord that is drawn twice in a row is one
  /// longer chord.
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
  /// The mode has changed: a new chord begins at this beat, instead of what is planned. It is the
  /// tonic or, below a tune, the one that fits.
  void turn_at(double beat) noexcept;
  /// Only the key has changed: from this beat on, the rest of the current chord and all planned
  /// chords are transposed. Nothing is drawn.
  void transpose_at(double beat, const HarmonyContext& context);

 private:
  struct Group;

  void plan_group(const HarmonyContext& context);
  void time_group(Group& group, const HarmonyContext& context) const;
  void shape_group(Group& group, const HarmonyContext& context) const;
  [[nodiscard]] bool stays(const PlannedChord& chord, const HarmonyContext& context) const noexcept;
  /// The chord that a tune asks for there, else that of its root and kind.
  [[nodiscard]] theory::Chord sounding(const PlannedChord& chord,
                                       const HarmonyContext& context) const;
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

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chords on the degrees of a scale, with names: Dm7, Cmaj9, Gsus4.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theory/scale.h"

namespace auralis::theory {

/// What is stacked on the root, from open to rich.
enum class ChordKind { kFifth, kSus2, kTriad, kAdd9, kSeventh, kNinth };

struct Chord {
  int degree = 0;            ///< of the root in its scale
  std::vector<int> classes;  ///< pitch classes, the root first, each once
  std::string name;
  /// Semitones by which each degree of the scale is raised while the chord sounds, so that its
  /// notes are the scale's; empty for a chord of the scale.
  std::vector<int> inflections = {};

  [[nodiscard]] int root() const noexcept { return classes.front(); }
  [[nodiscard]] bool contains(int pitch) const noexcept;
  /// What a pitch is in it: "root", "third", "fifth", ..; "none" where it is not in it. What is
  /// added to a triad or a seventh chord is counted above the octave: "ninth", "eleventh",
  /// "thirteenth".
  [[nodiscard]] std::string_view tone(int pitch) const;
};

/// The root of pitch classes, the bass first: the first that they are a usual chord above; the bass
/// where there is none.
[[nodiscard]] int root_of(const std::vector<int>& classes);

/// The usual name of pitch classes, the bass first, as the scale spells them: "Dm7", "G/B"; the
/// notes themselves where there is none.
[[nodiscard]] std::string chord_name(const Scale& scale, const std::vector<int>& classes);

/// The chord of a kind on a degree. In scales of seven notes thirds are stacked by counting every
/// other note; in others each member is the scale note nearest to where it should be (the third at
/// 3 to 5 semitones, the fifth at 7, the seventh at 10), so that a pentatonic scale gives Am and
/// Gsus4 and no clusters.
[[nodiscard]] Chord build_chord(const Scale& scale, int degree, ChordKind kind);

/// The pitch of a step of the scale while a chord sounds; of another scale than the chord's, as it
/// is.
[[nodiscard]] int pitch_under(const Chord& chord, const Scale& scale, int step) noexcept;

/// How well a chord's plain triad rests, 1 for a major or minor one down to 0.1 for one without a
/// perfect fifth.
[[nodiscard]] double stability(const Scale& scale, int degree);

/// True if a pitch can be held above the chord: a chord tone, or not a semitone above one.
[[nodiscard]] bool rests_on(const Chord& chord, int pitch) noexcept;

}  // namespace auralis::theory

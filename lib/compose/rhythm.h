// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Rhythms: cells for phrases, Euclidean patterns, Poisson gaps.
#pragma once

#include <vector>

#include "base/random.h"
#include "base/units.h"

namespace auralis::compose {

/// One onset of a phrase.
struct Onset {
  double beat = 0;    ///< from the phrase's beginning
  double length = 1;  ///< beats to the next onset
  double rank = 0;    ///< 0..1: it sounds where the density exceeds it; 0 always sounds
};

/// What a phrase's rhythm is drawn from.
struct PhraseRhythm {
  double units = 8;         ///< the phrase's length before its last note
  double pulse = 1;         ///< beats a unit
  double complexity = 0.5;  ///< 0..1: finer cells and more syncopation
};

/// Draws cells until the phrase is full; a last long note follows. The first and the last onset
/// have rank 0.
[[nodiscard]] std::vector<Onset> draw_phrase(const PhraseRhythm& shape, base::Random& random);

/// The onsets that sound at a density; those before them last until they begin.
[[nodiscard]] std::vector<Onset> thin_out(const std::vector<Onset>& onsets, double density);

/// True where step `step` of `steps` holds one of `pulses` spread as evenly as can be.
/// G. Toussaint, "The Euclidean algorithm generates traditional musical rhythms", 2005.
[[nodiscard]] bool euclid(int step, int pulses, int steps) noexcept;

/// Time to the next of events that come `rate` a second on average, each independent of the last.
[[nodiscard]] base::Seconds poisson_gap(double rate, base::Random& random);

}  // namespace auralis::compose

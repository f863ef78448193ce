// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/phrase.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/constraint.h"
#include "compose/transport.h"

namespace auralis::compose {

namespace {

constexpr double kHeldBeats = 2;    // from this length on a note must rest on its chord
constexpr double kRecalled = 0.02;  // weight of leaving the motif
constexpr std::size_t kMotifNotes = 5;

/// The scale steps that the phrase may use: symbol i of the chain is step `first` + i.
struct Register {
  int first = 0;
  int count = 0;

  [[nodiscard]] int step(std::size_t symbol) const noexcept {
    return first + static_cast<int>(symbol);
  }
};

/// Intensity opens the register from its middle 60 % to the whole.
Register open_register(const PhraseShape& shape) {
  const double span = shape.mood.high - shape.mood.low;
  const double shut = std::max(0.0, std::min(0.4 * (1 - shape.intensity) * span, span - 12)) / 2;
  Register steps;
  steps.first = shape.scale.nearest_step(shape.mood.low + shut);
  if (shape.scale.pitch(steps.first) < shape.mood.low) ++steps.first;
  int last = shape.scale.nearest_step(shape.mood.high - shut);
  if (shape.scale.pitch(last) > shape.mood.high) --last;
  steps.count = last - steps.first + 1;
  return steps;
}

MarkovChain step_chain(const Register& steps, const PhraseShape& shape) {
  std::vector<double> weights;
  for (int u = 0; u < steps.count; ++u)
    for (int x = 0; x < steps.count; ++x) {
      const auto move = static_cast<std::size_t>(std::abs(x - u));
      const auto& list = shape.mood.steps;
      weights.push_back(move < list.size() ? list[move] + 1e-9 : 0.02);
    }
  return MarkovChain(static_cast<std::size_t>(steps.count), weights)
      .at_temperature(0.7 + 0.7 * shape.complexity);
}

/// A soft arch: phrases rise towards their middle and fall to their end.
double arch_weight(const Register& steps, std::size_t symbol, double progress) {
  const double place = (static_cast<double>(symbol) + 0.5) / steps.count;
  const double off = place - (0.32 + 0.3 * std::sin(std::numbers::pi * progress));
  return std::exp(-6 * off * off);
}

/// How well a pitch suits an onset over a chord; 0 forbids it.
double harmony_weight(const theory::Chord& chord, int pitch, const Onset& onset, bool last,
                      double complexity) {
  if (chord.contains(pitch)) return 1;
  if (last) return 0;
  if (!theory::rests_on(chord, pitch)) return onset.length < kHeldBeats / 2 ? 0.2 : 0;
  return onset.length >= kHeldBeats ? 0.25 + 0.5 * complexity : 0.6;
}

class PitchDraw {
 public:
  PitchDraw(const std::vector<Onset>& onsets, const std::vector<theory::Chord>& chords,
            const PhraseShape& shape)
      : onsets_(onsets), chords_(chords), shape_(shape), steps_(open_register(shape)) {}

  std::vector<int> draw(base::Random& random) const {
    const MarkovChain chain = step_chain(steps_, shape_);
    std::optional<std::size_t> before;
    if (shape_.before)
      before = static_cast<std::size_t>(std::clamp(
          shape_.scale.nearest_step(*shape_.before) - steps_.first, 0, steps_.count - 1));
    Constraints constraints;
    constraints.largest_leap = static_cast<std::size_t>(shape_.mood.leap);
    for (int softer = 0;; ++softer) {
      if (softer == 2) constraints.largest_leap.reset();
      constraints.weights = weights(softer);
      const ConstrainedChain exact(chain, constraints, before);
      if (exact.satisfiable() || softer == 2) return pitches(exact.sample(random));
    }
  }

 private:
  std::vector<std::vector<double>> weights(int softer) const {
    std::vector<std::vector<double>> all(onsets_.size());
    const auto motif = recalled_steps();
    for (std::size_t i = 0; i < onsets_.size(); ++i) {
      const bool last = i + 1 == onsets_.size();
      const double progress = (static_cast<double>(i) + 0.5) / static_cast<double>(onsets_.size());
      for (std::size_t x = 0; x < static_cast<std::size_t>(steps_.count); ++x) {
        const int pitch = shape_.scale.pitch(steps_.step(x));
        double weight = harmony_weight(chords_[i], pitch, onsets_[i], last, shape_.complexity);
        if (weight == 0 && softer > (last ? 1 : 0)) weight = 0.05;
        if (i < motif.size() && motif[i] != steps_.step(x)) weight *= kRecalled;
        all[i].push_back(weight * arch_weight(steps_, x, progress));
      }
    }
    return all;
  }

  /// The motif's steps, moved so that its first note is a chord tone near where it was.
  std::vector<int> recalled_steps() const {
    if (shape_.motif == nullptr || shape_.motif->moves.empty()) return {};
    const int home = shape_.scale.nearest_step(shape_.motif->first_pitch);
    for (const int shift : {0, -1, 1, -2, 2, -3, 3}) {
      if (!chords_[0].contains(shape_.scale.pitch(home + shift))) continue;
      std::vector<int> steps{home + shift};
      for (const int move : shape_.motif->moves) steps.push_back(steps.back() + move);
      return steps;
    }
    return {};
  }

  std::vector<int> pitches(const std::vector<std::size_t>& symbols) const {
    std::vector<int> list;
    list.reserve(symbols.size());
    for (const std::size_t symbol : symbols)
      list.push_back(shape_.scale.pitch(steps_.step(symbol)));
    return list;
  }

  const std::vector<Onset>& onsets_;
  const std::vector<theory::Chord>& chords_;
  const PhraseShape& shape_;
  Register steps_;
};

}  // namespace

std::vector<PhraseNote> draw_phrase_notes(const std::vector<Onset>& onsets,
                                          const std::vector<theory::Chord>& chords,
                                          const PhraseShape& shape, base::Random& random) {
  std::vector<PhraseNote> notes;
  if (onsets.empty()) return notes;
  const auto pitches = PitchDraw(onsets, chords, shape).draw(random);
  for (std::size_t i = 0; i < onsets.size(); ++i) {
    const double progress = (static_cast<double>(i) + 0.5) / static_cast<double>(onsets.size());
    const bool downbeat = std::fmod(onsets[i].beat, kBeatsPerBar) == 0;
    const double emphasis = 0.74 + 0.2 * std::sin(std::numbers::pi * progress) +
                            (downbeat ? 0.06 : 0) - random.uniform(0, 0.05);
    notes.push_back({onsets[i].beat, onsets[i].length, pitches[i], emphasis});
  }
  return notes;
}

Motif motif_of(const std::vector<PhraseNote>& notes, const theory::Scale& scale) {
  Motif motif;
  if (notes.empty()) return motif;
  motif.first_pitch = notes.front().pitch;
  for (std::size_t i = 1; i < std::min(notes.size() - 1, kMotifNotes); ++i)
    motif.moves.push_back(scale.nearest_step(notes[i].pitch) -
                          scale.nearest_step(notes[i - 1].pitch));
  return motif;
}

}  // namespace auralis::compose

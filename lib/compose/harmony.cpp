// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "compose/constraint.h"
#include "compose/part.h"

namespace auralis::compose {

namespace {

constexpr std::size_t kGroup = 4;

/// How much a degree colours its mode: the dorian fourth, the lydian second.
double colour(const theory::Scale& scale, int degree) {
  struct Colour {
    std::string_view mode;
    std::array<double, 7> weights;
  };
  static constexpr std::array<Colour, 8> kColours{{
      {"ionian", {1, 0.9, 0.8, 1.5, 0.7, 1.2, 0.1}},
      {"dorian", {1, 1.0, 0.9, 1.8, 0.9, 0.2, 1.3}},
      {"phrygian", {1, 1.7, 0.8, 1.0, 0.1, 1.3, 1.1}},
      {"lydian", {1, 1.8, 0.8, 0.1, 1.0, 1.1, 0.9}},
      {"mixolydian", {1, 0.9, 0.1, 1.4, 1.0, 0.8, 1.8}},
      {"aeolian", {1, 0.1, 1.1, 1.2, 0.8, 1.6, 1.4}},
      {"locrian", {1, 1.3, 1.0, 1.0, 1.2, 1.3, 1.0}},
      {"harmonic-minor", {1, 0.1, 0.2, 1.3, 0.8, 1.6, 0.2}},
  }};
  const auto found = std::ranges::find(kColours, scale.mode().name, &Colour::mode);
  return found == kColours.end() ? 1 : found->weights[static_cast<std::size_t>(degree)];
}

/// Beats of a chord: bars by powers of two, of the two next to what is wanted the one or the other
/// by chance, so that it is met on average. Intensity moves the mood's length by half an octave.
double draw_beats(const HarmonyContext& context, base::Random& random) {
  const double wanted =
      context.mood.chord.count() * std::exp2(0.5 - context.intensity) * context.bpm / 60;
  double beats = kBeatsPerBar;
  while (2 * beats <= wanted) beats *= 2;
  return random.chance(wanted / beats - 1) ? 2 * beats : beats;
}

theory::ChordKind draw_kind(const HarmonyContext& context, base::Random& random) {
  using enum theory::ChordKind;
  const double rich = 0.4 * context.mood.richness + 0.6 * context.complexity;
  const std::array<double, 6> weights{0.25 * (1 - rich), 0.6,        1.2 * (1 - rich),
                                      0.3 + 0.7 * rich,  1.6 * rich, 1.6 * rich * rich};
  constexpr std::array kKinds{kFifth, kSus2, kTriad, kAdd9, kSeventh, kNinth};
  return kKinds[random.weighted(weights)];
}

}  // namespace

MarkovChain chord_chain(const theory::Scale& scale, const HarmonyMood& mood) {
  const int n = scale.size();
  std::vector<double> weights;
  for (int from = 0; from < n; ++from)
    for (int to = 0; to < n; ++to) {
      const int up = std::abs(to - from);
      const auto steps = static_cast<std::size_t>(std::min(up, n - up));
      const double move = mood.motion[std::min(steps, mood.motion.size() - 1)];
      const double pull = to == 0 ? mood.tonic : 1;
      const double weight = move * pull * theory::stability(scale, to) * colour(scale, to);
      weights.push_back(from == to ? 0 : weight + 1e-6);
    }
  return {static_cast<std::size_t>(n), weights};
}

void Harmony::plan_four(const HarmonyContext& context) {
  auto random = random_for(context.seed, Part::kHarmony, planned_++);
  const auto chain =
      chord_chain(context.scale, context.mood).at_temperature(0.7 + 0.7 * context.complexity);
  Constraints constraints;
  constraints.weights.assign(kGroup, std::vector<double>(chain.symbols(), 1));
  const bool turns = turning_ && plan_.size() <= 1;  // the current chord is of another scale
  std::optional<std::size_t> before;
  if (!plan_.empty() && !turns) before = static_cast<std::size_t>(plan_.back().chord.degree);
  const bool home = turns || home_;
  home_ = !home;
  if (home && before != std::optional<std::size_t>(0)) {
    std::ranges::fill(constraints.weights[0], 0);
    constraints.weights[0][0] = 1;
  } else {
    constraints.weights[kGroup - 1][0] = 0;  // leave the return to the next four
  }
  // Lengths have dice of their own: intensity changes when chords come and not which.
  auto lengths = random_for(context.seed, Part::kHarmony, planned_ - 1, 1);
  double beat = plan_.size() > 1 ? plan_.back().beat + plan_.back().beats : next_beat_;
  for (const std::size_t degree : ConstrainedChain(chain, constraints, before).sample(random)) {
    const double end = beat + draw_beats(context, lengths);
    const double beats = std::ceil(end / kBeatsPerBar) * kBeatsPerBar - beat;  // to a bar line
    const auto kind = draw_kind(context, random);
    plan_.push_back(
        {beat, beats, theory::build_chord(context.scale, static_cast<int>(degree), kind)});
    beat += beats;
  }
}

const PlannedChord& Harmony::at(double beat, const HarmonyContext& context) {
  while (!last_ && (plan_.empty() || plan_.back().beat + plan_.back().beats <= beat))
    plan_four(context);
  for (std::size_t i = 1; i < plan_.size(); ++i)
    if (plan_[i].beat > beat) return plan_[i - 1];
  return plan_.back();
}

void Harmony::begin_next(const HarmonyContext& context) {
  if (plan_.size() < 2) plan_four(context);
  if (next_beat_ > 0) plan_.pop_front();
  turning_ = false;
  next_beat_ = plan_.front().beat + plan_.front().beats;
}

void Harmony::begin_last(double beat, const HarmonyContext& context) {
  const auto kind =
      context.complexity < 0.35 ? theory::ChordKind::kTriad : theory::ChordKind::kAdd9;
  plan_.assign(1, {beat, kNeverBeat, theory::build_chord(context.scale, 0, kind)});
  next_beat_ = kNeverBeat;
  last_ = true;
}

void Harmony::forget_plan() noexcept {
  if (plan_.size() > 1) plan_.erase(plan_.begin() + 1, plan_.end());
}

void Harmony::hold_until(double beat) noexcept {
  if (last_ || plan_.empty()) return;
  forget_plan();
  plan_.front().beats = std::max(0.0, beat - plan_.front().beat);
  next_beat_ = beat;
}

void Harmony::turn_at(double beat) noexcept {
  hold_until(beat);
  turning_ = true;
}

}  // namespace auralis::compose

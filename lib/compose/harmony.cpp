// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "compose/chord_model.h"
#include "compose/part.h"
#include "markov/sampler.h"
#include "markov/softening.h"

namespace auralis::compose {

namespace {

constexpr std::size_t kGroup = 4;
constexpr double kBackAgain = 0.4;    // weight of a chord that goes back to the one before the last
constexpr double kSameBeat = 1e-5;    // less is rounding
constexpr std::uint64_t kChords = 0;  // what is drawn for a group: see random_for
constexpr std::uint64_t kLengths = 1;
constexpr std::uint64_t kPalette = 2;  // for a section

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

/// How much a section favours each degree: some are heard in it often, others hardly ever.
std::vector<double> favours(const HarmonyContext& context) {
  constexpr std::array kFavours{0.35, 0.6, 1.0, 1.7, 3.0};
  auto random = random_for(context.seed, Part::kHarmony, context.palette, kPalette);
  std::vector<double> factors{1};  // of the tonic
  while (static_cast<int>(factors.size()) < context.scale.size())
    factors.push_back(kFavours[random.index(kFavours.size())]);
  return factors;
}

}  // namespace

/// Four chords to be drawn.
struct Harmony::Group {
  enum class Place { kFree, kHome, kCadence, kAway };
  std::array<double, kGroup + 1> beats;  // where each begins, and the last one ends
  std::array<Place, kGroup> places{};
};

const PlannedChord* Harmony::before() const noexcept {
  const bool turns = turning_ && plan_.size() <= 1;  // the current chord is of another mode
  return plan_.empty() || turns ? nullptr : &plan_.back();
}

void Harmony::time_group(Group& group, const HarmonyContext& context) const {
  // Lengths have dice of their own: intensity changes when chords come and not which.
  auto lengths = random_for(context.seed, Part::kHarmony, planned_, kLengths);
  group.beats[0] = plan_.size() > 1 ? plan_.back().end() : next_beat_;
  for (std::size_t i = 0; i < kGroup; ++i) {
    const double end = group.beats[i] + draw_beats(context, lengths);
    group.beats[i + 1] = std::ceil(end / kBeatsPerBar) * kBeatsPerBar;  // to a bar line
  }
}

/// Which chords are to be the tonic or to lead to it.
void Harmony::shape_group(Group& group, const HarmonyContext& context) const {
  const auto after = [](double beat, double limit) { return beat + kSameBeat >= limit; };
  const PlannedChord* const last = before();
  const bool at_home = last != nullptr && last->root.is_tonic();
  auto& places = group.places;
  if ((last == nullptr || home_) && !at_home)
    places[0] = Group::Place::kHome;
  else
    places[kGroup - 1] = Group::Place::kAway;  // leave the return to the next four
  const bool section_begun = last != nullptr && after(last->beat, context.section_end);
  for (std::size_t i = 0; i < kGroup; ++i) {
    if (!section_begun && after(group.beats[i], context.section_end)) {
      if (i > 0) places[i - 1] = Group::Place::kCadence;
      if (i > 0 || !at_home) places[i] = Group::Place::kHome;
      break;
    }
  }
  for (std::size_t i = 0; i < kGroup; ++i) {
    const double length = group.beats[i + 1] - group.beats[i];
    if (!after(group.beats[i] + kLongestStub * length, context.last_chord)) continue;
    places[i] = Group::Place::kCadence;
    break;
  }
}

std::vector<markov::Symbol> Harmony::draw(const Group& group, const ChordAlphabet& alphabet,
                                          const HarmonyContext& context, base::Random& random) {
  using Place = Group::Place;
  const auto rows = [&group](Place place, const markov::SymbolWeights& weights) {
    std::vector<markov::SymbolWeights> by_position(kGroup);
    for (std::size_t i = 0; i < kGroup; ++i)
      if (group.places[i] == place) by_position[i] = weights;
    return by_position;
  };
  const auto model = chord_model(alphabet, context.mood, context.complexity, favours(context));
  markov::Chain chain(model, {.temperature = 0.7 + 0.7 * context.complexity});
  const markov::PositionWeights home("home", rows(Place::kHome, home_weights(alphabet)));
  const markov::PositionWeights cadence("cadence",
                                        rows(Place::kCadence, cadence_weights(alphabet)));
  const markov::PositionWeights away("away", rows(Place::kAway, away_weights(alphabet)));
  const GoingBack back("back", kBackAgain);
  markov::Query query;
  query.extent.length = kGroup;
  if (before() != nullptr)
    for (const PlannedChord& chord : plan_) query.history.push_back(alphabet.symbol_of(chord.root));
  query.constraints = {&back};
  const std::vector<markov::Wish> wishes{{&home}, {&cadence}, {&away}};
  (void)markov::soften(lattice_, chain, query, wishes);
  return markov::sample(lattice_, random);
}

void Harmony::plan_group(const HarmonyContext& context) {
  Group group;
  time_group(group, context);
  shape_group(group, context);
  const ChordAlphabet alphabet(context.scale, context.complexity > kBorrowingComplexity);
  auto random = random_for(context.seed, Part::kHarmony, planned_, kChords);
  const auto symbols = draw(group, alphabet, context, random);
  for (std::size_t i = 0; i < kGroup; ++i) {
    PlannedChord chord{group.beats[i], group.beats[i + 1] - group.beats[i],
                       alphabet.root(symbols[i]), draw_kind(context, random)};
    // Without its third a borrowed chord would not be heard as one.
    if (chord.root.borrowed) chord.kind = std::max(chord.kind, theory::ChordKind::kTriad);
    chord.chord = build_chord(context.scale, chord.root, chord.kind);
    plan_.push_back(std::move(chord));
  }
  home_ = std::ranges::count(group.places, Group::Place::kHome) == 0;
  ++planned_;
}

const PlannedChord& Harmony::at(double beat, const HarmonyContext& context) {
  while (!last_ && (plan_.empty() || plan_.back().end() <= beat)) plan_group(context);
  for (std::size_t i = 1; i < plan_.size(); ++i)
    if (plan_[i].beat > beat) return plan_[i - 1];
  return plan_.back();
}

void Harmony::begin_next(const HarmonyContext& context) {
  if (plan_.size() < 2) plan_group(context);
  if (next_beat_ > 0) plan_.pop_front();
  turning_ = false;
  next_beat_ = plan_.front().end();
}

void Harmony::begin_last(double beat, const HarmonyContext& context) {
  const auto kind =
      context.complexity < 0.35 ? theory::ChordKind::kTriad : theory::ChordKind::kAdd9;
  plan_.assign(1, {beat, kNeverBeat, {}, kind, build_chord(context.scale, {}, kind)});
  next_beat_ = kNeverBeat;
  last_ = true;
}

void Harmony::forget_plan() noexcept {
  if (plan_.size() > 1) plan_.erase(plan_.begin() + 1, plan_.end());
}

double Harmony::planned_until() const noexcept { return plan_.empty() ? 0 : plan_.back().end(); }

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

void Harmony::transpose_at(double beat, const HarmonyContext& context) {
  if (turning_) return turn_at(beat);
  if (last_ || plan_.empty()) return;
  if (beat < next_beat_) {
    PlannedChord rest = plan_.front();
    rest.beat = beat;
    rest.beats = next_beat_ - beat;
    plan_.front().beats = beat - plan_.front().beat;
    plan_.insert(plan_.begin() + 1, std::move(rest));
    next_beat_ = beat;
  }
  for (std::size_t i = 1; i < plan_.size(); ++i)
    plan_[i].chord = build_chord(context.scale, plan_[i].root, plan_[i].kind);
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/harmony.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "compose/harmony/chord_model.h"
#include "compose/harmony/free_harmony.h"
#include "compose/harmony/tune_harmony.h"
#include "compose/time/curves.h"
#include "compose/time/random_streams.h"
#include "markov/sampler.h"
#include "markov/softening.h"

namespace auralis::compose {

namespace {

constexpr std::size_t kGroup = 4;
constexpr double kBackAgain = 0.4;    // weight of a chord that goes back to the one before the last
constexpr double kStay = 0.3;         // share of staying below a tune, where a chord fits on
constexpr double kSameAgain = 0.1;    // weight of a chord that was in force, and has ended
constexpr double kPlainEnd = 0.35;    // complexity below which the last chord is a plain triad
constexpr std::uint64_t kChords = 0;  // what is drawn for a group: see random_for
constexpr std::uint64_t kLengths = 1;
constexpr std::uint64_t kPalette = 2;  // for a section

/// Beats of a chord: bars by powers of two, of the two next to what is wanted the one or the other
/// by chance, so that it is met on average. Intensity moves the mood's length by half an octave.
double draw_beats(const HarmonyContext& context, const HarmonyRules& rules, base::Random& random) {
  const double wanted = context.mood.chord.count() * context.chord_stretch *
                        chord_stretch(context.intensity) * context.bpm / 60;
  double beats = rules.bar();
  while (2 * beats <= wanted) beats *= 2;
  return random.chance(wanted / beats - 1) ? 2 * beats : beats;
}

bool borrows(const HarmonyContext& context) noexcept {
  return context.complexity > kBorrowingComplexity;
}

constexpr std::array kKinds{theory::ChordKind::kFifth,   theory::ChordKind::kSus2,
                            theory::ChordKind::kTriad,   theory::ChordKind::kAdd9,
                            theory::ChordKind::kSeventh, theory::ChordKind::kNinth};

/// How likely each of kKinds is where chords are so rich, 0..1: fifths and triads give way to
/// sevenths, and these to ninths.
std::array<double, kKinds.size()> kind_weights(double rich) {
  const double plain = 1 - rich;
  return {0.25 * plain, 0.6, 1.2 * plain, 0.3 + 0.7 * rich, 1.6 * rich, 1.6 * rich * rich};
}

theory::ChordKind draw_kind(const HarmonyContext& context, const HarmonyRules& rules,
                            const PlannedChord& chord, base::Random& random) {
  auto weights = kind_weights(chord_richness(context.mood.richness, context.complexity));
  rules.weigh_kinds(chord, kKinds, weights, context);
  return kKinds[random.weighted(weights)];
}

/// How much a section favours each degree: some are heard in it often, others hardly ever.
std::vector<double> favours(const HarmonyContext& context, const HarmonyRules& rules) {
  constexpr std::array kFavours{0.35, 0.6, 1.0, 1.7, 3.0};
  auto random = random_for(context.seed, kHarmonyStream, context.palette, kPalette);
  std::vector<double> factors{1};  // of the tonic
  while (static_cast<int>(factors.size()) < context.scale.size())
    factors.push_back(rules.favour(kFavours[random.index(kFavours.size())]));
  return factors;
}

std::unique_ptr<const HarmonyRules> rules_for(const GivenMelody* tune) {
  if (tune == nullptr) return std::make_unique<FreeHarmony>();
  return std::make_unique<TuneHarmony>(*tune);
}

}  // namespace

Harmony::Harmony(const GivenMelody* tune) : rules_(rules_for(tune)) {}

/// Four chords to be drawn.
struct Harmony::Group {
  enum class Place { kFree, kHome, kCadence, kAway };
  std::array<double, kGroup + 1> beats;  // where each begins, and the last one ends
  std::array<Place, kGroup> places{};

  /// Whether one of the chords begins below the tune.
  [[nodiscard]] bool follows(const HarmonyRules& rules) const {
    return std::any_of(beats.begin(), beats.end() - 1,
                       [&rules](double beat) { return rules.covers(beat); });
  }
  /// Below a tune nothing but the tune says which chord is to be the tonic.
  void follow(const HarmonyRules& rules, const HarmonyContext& context) {
    for (std::size_t i = 0; i < kGroup; ++i) {
      if (!rules.covers(beats[i])) continue;
      const bool home = rules.ends_at_home(beats[i], beats[i + 1], context);
      places[i] = home ? Place::kHome : Place::kFree;
    }
  }
  /// How well each chord fits what sounds of the tune at each place.
  [[nodiscard]] std::vector<markov::SymbolWeights> fits(const HarmonyRules& rules,
                                                        const ChordAlphabet& alphabet,
                                                        const HarmonyContext& context) const {
    std::vector<markov::SymbolWeights> rows;
    for (std::size_t i = 0; i < kGroup; ++i)
      rows.push_back(
          rules.root_weights(alphabet, beats[i], beats[i + 1], borrows(context), context));
    return rows;
  }
};

std::size_t Harmony::ahead() const noexcept {
  return plan_.size() - (next_beat_ > 0 && !plan_.empty() ? 1 : 0);
}

const PlannedChord* Harmony::before() const noexcept {
  const bool turns = turning_ && plan_.size() <= 1;  // the current chord is of another mode
  return plan_.empty() || turns ? nullptr : &plan_.back();
}

void Harmony::time_group(Group& group, const HarmonyContext& context) const {
  // Lengths have dice of their own: intensity changes when chords come and not which.
  auto lengths = random_for(context.seed, kHarmonyStream, planned_, kLengths);
  group.beats[0] = ahead() > 0 ? plan_.back().end() : next_beat_;
  for (std::size_t i = 0; i < kGroup; ++i) {
    const double begin = group.beats[i];
    double& end = group.beats[i + 1];
    end = rules_->chord_end(begin, begin + draw_beats(context, *rules_, lengths), context.bpm);
    const bool reaches = begin + kLongestStub * (end - begin) >= context.section_end;
    if (context.keeps_sections && reaches && begin + kSameBeat < context.section_end)
      end = context.section_end;
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
  group.follow(*rules_, context);
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
  const bool follows = group.follows(*rules_);
  ChordFreedom freedom;
  if (follows) freedom = {kStay * chord_stretch(context.intensity), 1};
  const auto model =
      chord_model(alphabet, context.mood, context.complexity, favours(context, *rules_), freedom);
  markov::Chain chain(model, {.temperature = kHarmonyTemperature.at(context.complexity)});
  const markov::PositionWeights home("home", rows(Place::kHome, home_weights(alphabet)));
  const markov::PositionWeights cadence("cadence",
                                        rows(Place::kCadence, cadence_weights(alphabet)));
  const markov::PositionWeights away("away", rows(Place::kAway, away_weights(alphabet)));
  const GoingBack back("back", kBackAgain);
  markov::Query query;
  query.extent.length = kGroup;
  if (before() != nullptr)
    for (const PlannedChord& chord : plan_) query.history.push_back(alphabet.symbol_of(chord.root));
  auto fits =
      follows ? group.fits(*rules_, alphabet, context) : std::vector<markov::SymbolWeights>();
  if (follows && ahead() == 0 && before() != nullptr)  // too late to make one chord of two
    fits[0][alphabet.symbol_of(before()->root)] *= kSameAgain;
  const markov::PositionWeights tune("tune", std::move(fits));
  query.constraints = {&back};
  if (follows) query.constraints.push_back(&tune);
  const std::vector<markov::SoftConstraint> soft{{&home}, {&cadence}, {&away}};
  (void)markov::soften(lattice_, chain, query, soft);
  return markov::sample(lattice_, random);
}

void Harmony::plan_group(const HarmonyContext& context) {
  Group group;
  time_group(group, context);
  shape_group(group, context);
  const bool tune_borrows = group.follows(*rules_) &&
                            rules_->leaves_scale(group.beats.front(), group.beats.back(), context);
  const ChordAlphabet alphabet(context.scale, tune_borrows || borrows(context));
  auto random = random_for(context.seed, kHarmonyStream, planned_, kChords);
  const auto symbols = draw(group, alphabet, context, random);
  for (std::size_t i = 0; i < kGroup; ++i) {
    const double beats = group.beats[i + 1] - group.beats[i];
    plan_chord({group.beats[i], beats, alphabet.root(symbols[i])}, context, random);
  }
  home_ = std::ranges::count(group.places, Group::Place::kHome) == 0;
  ++planned_;
}

/// Whether the chord before, planned below a tune, goes on as this one.
bool Harmony::stays(const PlannedChord& chord, const HarmonyContext& context) const noexcept {
  if (ahead() == 0 || plan_.back().root != chord.root) return false;
  return chord.end() <= rules_->longest_stay(plan_.back().beat, context.bpm) + kSameBeat;
}

/// Plans a chord, as one with the chord before where that stays.
void Harmony::plan_chord(PlannedChord chord, const HarmonyContext& context, base::Random& random) {
  if (stays(chord, context)) {
    const double from = plan_.back().beat;
    chord.beats = chord.end() - from;
    chord.beat = from;
    plan_.pop_back();
  }
  chord.kind = draw_kind(context, *rules_, chord, random);
  // Without its third a borrowed chord would not be heard as one.
  if (chord.root.borrowed) chord.kind = std::max(chord.kind, theory::ChordKind::kTriad);
  chord.chord = sounding(chord, context);
  plan_.push_back(std::move(chord));
}

const PlannedChord& Harmony::at(double beat, const HarmonyContext& context) {
  while (!last_ && (plan_.empty() || plan_.back().end() <= beat)) plan_group(context);
  for (std::size_t i = 1; i < plan_.size(); ++i)
    if (plan_[i].beat > beat) return plan_[i - 1];
  return plan_.back();
}

void Harmony::begin_next(const HarmonyContext& context) {
  while (plan_.size() < rules_->planned()) plan_group(context);
  if (next_beat_ > 0) plan_.pop_front();
  turning_ = false;
  next_beat_ = plan_.front().end();
}

void Harmony::begin_last(double beat, const HarmonyContext& context) {
  const auto kind =
      context.complexity < kPlainEnd ? theory::ChordKind::kTriad : theory::ChordKind::kAdd9;
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
  for (std::size_t i = 1; i < plan_.size(); ++i) plan_[i].chord = sounding(plan_[i], context);
}

theory::Chord Harmony::sounding(const PlannedChord& chord, const HarmonyContext& context) const {
  if (auto asked = rules_->asked_for(chord.beat, context)) return *std::move(asked);
  return build_chord(context.scale, chord.root, chord.kind);
}

}  // namespace auralis::compose

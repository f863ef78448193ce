// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/form/form.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "compose/time/curves.h"
#include "compose/time/random_streams.h"
#include "compose/time/transport.h"

namespace auralis::compose {

namespace {

constexpr Seconds kLastChord{12};  // and kFade: at most a quarter of a short piece
constexpr Seconds kFade{20};

// What is drawn for a section: see random_for.
constexpr std::uint64_t kLengthDraw = 0;
constexpr std::uint64_t kChange = 1;
constexpr std::uint64_t kWanted = 2;
constexpr std::uint64_t kHeight = 3;

constexpr double kChance = 0.25;    // how far chance moves a share from what the energy asks for
constexpr double kLeast = 0.15;     // less than that is nothing
constexpr double kEven = 1e-6;      // weight of a layer that plays what the energy asks for
constexpr Spread kHeights{0.4, 1};  // from the middle of the pad's register
// A section lasts for this part of the arc, within these seconds.
constexpr double kShortestPart = 10, kLongestPart = 7;
constexpr Spread kShortest{15, 90}, kLongest{20, 240};
constexpr double kStillBelow = 0.3, kOpenBelow = 0.55, kFlowBelow = 0.75;  // energies

constexpr Seconds kStub{30};                // between the last section and the last chord
constexpr Seconds kShortestInMovement{90};  // of a section that ends where a movement begins
constexpr Seconds kLeastLeft{300};          // of a piece in which another movement may begin

/// A section's name by its energy and whether that rises.
const char* name_of(double energy, bool rises) {
  if (energy < kStillBelow) return "still";
  if (energy < kOpenBelow) return rises ? "open" : "drift";
  return energy < kFlowBelow ? "flow" : "bloom";
}

}  // namespace

Seconds Ending::usual_last_chord() const noexcept {
  return *end_ - std::min(kLastChord, *end_ / 4);
}

bool Ending::with_section() const noexcept { return end_ && last_section_ > usual_last_chord(); }

std::optional<Seconds> Ending::last_chord() const noexcept {
  if (!end_) return std::nullopt;
  return to_microseconds(with_section() ? last_section_ : usual_last_chord());
}

Seconds Ending::length_with_last_chord(Seconds last_chord) noexcept {
  return to_microseconds(last_chord + std::min(kLastChord, last_chord / 3));
}

double Ending::presence(Seconds t) const noexcept {
  if (!end_) return 1;
  if (t >= *end_) return 0;
  return std::min((*end_ - t) / std::min(kFade, *end_ / 4), 1.0);
}

Form::Form(std::uint64_t seed, Arc arc, const Ending& ending)
    : seed_(seed),
      arc_(std::move(arc)),
      endless_(!ending.end()),
      length_(ending.end().value_or(arc_.length)),
      last_chord_(ending.last_chord().value_or(kNever)),
      movement_due_(arc_.movement > Seconds(0) ? arc_.movement : kNever) {
  arc_ = arc_.timed(length_);
  shape_ = {wanted(arc_energy(Seconds(0))), draw_height(0, 0), 0};
  begin(Seconds(0));
  if (arc_.sections.empty()) name_ = "open";
}

double Form::progress(Seconds t) const noexcept {
  const double whole = t / length_;
  return endless_ ? whole - std::floor(whole) : std::min(whole, 1.0);
}

double Form::arc_energy(Seconds t) const noexcept { return arc_.energy_at(progress(t), endless_); }

double Form::energy(Seconds t) const noexcept {
  if (until_ <= since_) return energy_;
  const double share = std::clamp((t - since_) / (until_ - since_), 0.0, 1.0);
  return energy_ + (next_energy_ - energy_) * share;
}

Seconds Form::until() const noexcept { return closing_ ? kNever : until_; }

Shares Form::wanted(double energy) const {
  auto random = random_for(seed_, kFormStream, index_, kWanted);
  Shares shares;
  for (const LayerInfo& layer : kLayerTable) {
    const double drawn = layer.share.at(energy) + random.uniform(-kChance, kChance);
    const double share = std::clamp(drawn, 0.0, 1.0);
    shares[layer.id] = std::max(share < kLeast ? 0 : share, layer.least_share);
  }
  return shares;
}

/// On the other side of the middle from where the pad lay before.
double Form::draw_height(std::uint64_t number, double before) const {
  auto random = random_for(seed_, kFormStream, number, kHeight);
  const bool low = before == 0 ? random.chance(0.5) : before > 0;
  return kHeights.draw(random) * (low ? -1 : 1);
}

void Form::change_one_layer() {
  const Shares goal = wanted((energy_ + next_energy_) / 2);
  std::array<double, kLayers> weights{};
  for (const LayerInfo& layer : kLayerTable)
    weights[index_of(layer.id)] =
        kEven + std::pow(std::abs(goal[layer.id] - shape_.shares[layer.id]), 2);
  auto random = random_for(seed_, kFormStream, index_, kChange);
  const LayerId layer = kLayerTable[random.weighted(weights)].id;
  shape_.shares[layer] = goal[layer];
}

/// Every other time a layer; else palette and height in turn, so that past its middle a piece has
/// other chords in another place than at its beginning.
void Form::change_one_thing() {
  if (index_ % 2 == 1) return change_one_layer();
  if (index_ % 4 == 2)
    shape_.palette = index_;
  else
    shape_.height = draw_height(index_, shape_.height);
}

void Form::take_named(std::size_t section) {
  const auto first =
      std::ranges::find(arc_.sections, arc_.sections[section].name, &NamedSection::name);
  const auto number = static_cast<std::uint64_t>(first - arc_.sections.begin());
  name_ = arc_.sections[section].name;
  names_layers_ = arc_.sections[section].names_layers;
  shape_ = {arc_.sections[section].shares, draw_height(number, 0), number};
}

/// Length, name and energies of the section that begins at t.
void Form::begin(Seconds t) {
  energy_ = index_ == 0 ? arc_energy(t) : energy(t);
  since_ = t;
  if (!arc_.sections.empty()) {
    constexpr double kRounding = 1e-9;  // a section that begins at t is the one that sounds there
    const auto place = arc_.place_at(progress(t) + kRounding);
    until_ = t + std::max((place.end - progress(t)) * length_, Seconds(1));
    take_named(place.section);
  } else {
    auto random = random_for(seed_, kFormStream, index_, kLengthDraw);
    const double shortest =
        std::clamp(length_.count() / kShortestPart, kShortest.low, kShortest.high);
    const double longest = std::clamp(length_.count() / kLongestPart, kLongest.low, kLongest.high);
    until_ = t + Seconds(random.uniform(shortest, longest));
    // The first movement leaves sections as they are, others are kept to their time.
    if (movements_ > 0 && t + kShortestInMovement < movement_due_)
      until_ = std::min(until_, movement_due_);
  }
  until_ = to_microseconds(until_);
  next_energy_ = arc_energy(until_);
  if (arc_.sections.empty()) name_ = name_of((energy_ + next_energy_) / 2, next_energy_ > energy_);
}

void Form::begin_next(Seconds t) {
  if (closing_) return;
  ++index_;
  begin(keeps_time() ? std::max(t, until_) : t);
  if (arc_.sections.empty()) change_one_thing();
  take_movement(t);
}

/// Of the section that has begun at t.
void Form::take_movement(Seconds t) {
  const Seconds early = movements_ > 0 ? kShortestInMovement : Seconds(0);
  if (t + early >= movement_due_ && t + kLeastLeft < last_chord_) {
    movement_ = draw_movement(seed_, ++movements_);
    while (movement_due_ <= t + early) movement_due_ += arc_.movement;
  }
  if (until_ + kStub >= last_chord_) come_home();
}

void Form::come_home() noexcept {
  movement_.home = 0;
  movement_.resting.reset();
}

void Form::settle(Seconds t) noexcept {
  movement_ = {};
  movement_due_ = arc_.movement > Seconds(0) ? t + arc_.movement : kNever;
}

void Form::begin_close(Seconds t, Seconds half_beat) {
  const bool named = keeps_time() && over(t, half_beat);
  if (named) begin_next(t);
  closing_ = true;
  energy_ = next_energy_ = energy(t);
  since_ = until_ = t;
  come_home();
  if (!named) name_ = "close";
  for (const LayerInfo& layer : kLayerTable)
    shape_.shares[layer.id] = std::min(shape_.shares[layer.id], layer.closing_share);
}

}  // namespace auralis::compose

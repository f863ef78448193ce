// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/bell_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "compose/time/curves.h"
#include "compose/time/rhythm.h"

namespace auralis::compose {

using Rhythm = BellMood::Rhythm;

namespace {

// What is drawn for a stroke: see random_for.
constexpr std::uint64_t kStrike = 0;
constexpr std::uint64_t kRhythm = 1;
constexpr std::uint64_t kEcho = 2;
constexpr std::uint64_t kGap = 3;
constexpr std::uint64_t kPlace = 4;
constexpr std::uint64_t kEntrance = 5;

constexpr std::string_view kSection = "section";  // what brings the stroke with which they enter

constexpr double kBelowTune = 0.5;     // of their strokes, while a given tune sounds
constexpr double kUsualChance = 0.75;  // of a stroke, where the layer is fully active
constexpr double kUsualEchoes = 1.45;  // strokes and echoes to a stroke at half complexity
constexpr Spread kBellEmphasis{0.65, 1};
constexpr Spread kBellLength{2.5, 5};                       // seconds
constexpr std::array kEchoDelays{0.5, 1.0, 1.0, 1.5, 2.0};  // beats
constexpr Spread kEchoShift{-0.35, 0.35};                   // of its place in the register
constexpr double kEchoEmphasis = 0.6;
constexpr Seconds kEchoLength{3};
constexpr Spread kFirstStroke{0.15, 0.95};  // of a loop's length
constexpr Spread kLoopPlace{0.1, 0.9};      // of its note in the register

}  // namespace

BellLayer::BellLayer(Scene& stage) : Layer(LayerId::kBells, stage) { begin_rhythm(Seconds(0)); }

void BellLayer::begin_rhythm(Seconds t) {
  rhythm_of_ = &mood();
  loops_.clear();
  auto dice = random(strokes_, kRhythm);
  for (const double seconds : mood().loops) {
    const Seconds due = to_microseconds(t + Seconds(seconds * kFirstStroke.draw(dice)));
    loops_.push_back({due, Seconds(seconds), kLoopPlace.draw(dice)});
  }
  first_step_ = std::ceil(scene().transport.beat_at(t) / kBeatsPerBar + 1) * kBeatsPerBar;
  steps_ = 0;
  plan_stroke(t);
}

std::size_t BellLayer::first_loop() const {
  return static_cast<std::size_t>(std::ranges::min_element(loops_, {}, &Loop::due) -
                                  loops_.begin());
}

Seconds BellLayer::next_stroke() const {
  switch (mood().rhythm) {
    case Rhythm::kLoops:
      return scene().transport.on_grid(loops_[first_loop()].due);
    case Rhythm::kPoisson:
      return scene().transport.on_grid(stroke_);
    case Rhythm::kEuclid:
      return scene().transport.time_of(first_step_ + static_cast<double>(steps_) * mood().step);
  }
  return kNever;
}

Seconds BellLayer::due() const {
  if (echoes_.empty()) return next_stroke();
  return std::min(next_stroke(), scene().transport.time_of(echoes_.front().beat));
}

/// The chord tone of the register that is nearest to this place; the scale note where none is near.
int BellLayer::pitch_at(double place) const {
  const double wanted = mood().low + std::clamp(place, 0.0, 1.0) * (mood().high - mood().low);
  const int near = scene().scale.nearest_step(wanted);
  std::optional<int> any;
  for (const int shift : {0, 1, -1, 2, -2, 3, -3}) {
    const int pitch = theory::pitch_under(scene().chord(), scene().scale, near + shift);
    if (pitch < mood().low || pitch > mood().high) continue;
    if (scene().chord().contains(pitch)) return pitch;
    if (!any) any = pitch;
  }
  return any.value_or(mood().low);  // never taken: a register of an octave holds a scale note
}

double BellLayer::chance_of_echo() const {
  return kEchoByComplexity.at(scene().settings.complexity);
}

/// Complexity brings echoes and more loops: as many fewer of their strokes sound, so that there are
/// no more notes for it.
double BellLayer::chance_of_one(Seconds t) const {
  const double all = static_cast<double>(loops_.size());
  const double loops =
      mood().rhythm == Rhythm::kLoops ? all / static_cast<double>(loops_in_use()) : 1;
  const double below = scene().below_tune(t) ? kBelowTune : 1;
  return kUsualEchoes / (1 + chance_of_echo()) * kUsualChance * loops * below;
}

std::size_t BellLayer::loops_in_use() const {
  const double most = static_cast<double>(loops_.size());
  return static_cast<std::size_t>(
      std::ceil(most * kLoopsByComplexity.at(scene().settings.complexity)));
}

void BellLayer::strike(Seconds t, double place) {
  auto dice = random(strokes_, kStrike);
  if (dice.uniform() >= activity(t) * chance_of_one(t)) return;
  const double side = dice.uniform(-1, 1);
  sound(t, {pitch_at(place), kBellEmphasis.draw(dice), Seconds(kBellLength.draw(dice)), side,
            BellMood::kRhythmNames[static_cast<std::size_t>(mood().rhythm)]});
  if (!dice.chance(chance_of_echo())) return;
  const double beat = scene().transport.beat_at(t) + kEchoDelays[dice.index(kEchoDelays.size())];
  echoes_.push_back({beat, place + kEchoShift.draw(dice), kEchoEmphasis, "echo"});
  std::ranges::stable_sort(echoes_, {}, &Echo::beat);
}

/// With a stroke on the next beat, beside those of its rhythm.
void BellLayer::enter(Seconds t) {
  auto dice = random(strokes_++, kEntrance);
  echoes_.assign({{std::ceil(scene().transport.beat_at(t)), dice.uniform(), 1, kSection}});
}

/// What has been struck rings on.
void BellLayer::leave(Seconds /*t*/) { echoes_.clear(); }

void BellLayer::plan_stroke(Seconds t) {
  auto dice = random(strokes_, kGap);
  stroke_ = to_microseconds(t + poisson_gap(mood().rate / 60, dice));
}

void BellLayer::play(Seconds t) {
  if (!echoes_.empty() && scene().transport.time_of(echoes_.front().beat) <= next_stroke())
    play_echo(t);
  else
    play_stroke(t);
}

/// The stroke with which they enter is tried again on the next beat where there was no room.
void BellLayer::play_echo(Seconds t) {
  const Echo echo = echoes_.front();
  echoes_.erase(echoes_.begin());
  const double side = random(strokes_, kEcho).uniform(-1, 1);
  const Tone tone{pitch_at(echo.place), echo.emphasis, kEchoLength, side, echo.by};
  if (sound(t, tone) || echo.by != kSection) return;
  echoes_.push_back({echo.beat + 1, echo.place, echo.emphasis, echo.by});
  std::ranges::stable_sort(echoes_, {}, &Echo::beat);
}

void BellLayer::play_stroke(Seconds t) {
  ++strokes_;
  if (mood().rhythm == Rhythm::kLoops) {
    const std::size_t number = first_loop();
    Loop& loop = loops_[number];
    loop.due = to_microseconds(loop.due + loop.length);
    if (number < loops_in_use()) strike(t, loop.place);
    return;
  }
  const double place = random(strokes_, kPlace).uniform();
  if (mood().rhythm == Rhythm::kPoisson) {
    plan_stroke(t);
    return strike(t, place);
  }
  const int step = static_cast<int>(steps_++ % mood().steps);
  if (euclid(step, mood().pulses, mood().steps)) strike(t, place);
}

void BellLayer::settings_changed(Seconds t, Change change) {
  if (change == Change::kKey || change == Change::kMode) release_foreign(t);
  const bool other_mood = change == Change::kMood && &mood() != rhythm_of_;
  if (!other_mood && change != Change::kHome) return;
  echoes_.clear();
  begin_rhythm(t);
}

}  // namespace auralis::compose

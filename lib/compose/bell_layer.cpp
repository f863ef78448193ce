// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/bell_layer.h"

#include <algorithm>
#include <cmath>

#include "compose/rhythm.h"

namespace auralis::compose {

using Rhythm = BellMood::Rhythm;

BellLayer::BellLayer(Scene& stage) : Layer(stage), mood_(stage.mood) { begin_rhythm(Seconds(0)); }

void BellLayer::begin_rhythm(Seconds t) {
  mood_ = scene().mood;
  const BellMood& mood = mood_->bells;
  loops_.clear();
  auto random = scene().random(Part::kBells, 0, 1 + strokes_);
  for (const double seconds : mood.loops) {
    const Seconds due = to_microseconds(t + Seconds(seconds * random.uniform(0.15, 0.95)));
    loops_.push_back({due, Seconds(seconds), random.uniform(0.1, 0.9)});
  }
  step_beat_ = std::ceil(scene().transport.beat_at(t) / kBeatsPerBar + 1) * kBeatsPerBar;
  stroke_ = t;
  if (mood.rhythm == Rhythm::kPoisson) plan_stroke(t);
}

std::size_t BellLayer::first_loop() const {
  return static_cast<std::size_t>(std::ranges::min_element(loops_, {}, &Loop::due) -
                                  loops_.begin());
}

Seconds BellLayer::next_stroke() const {
  switch (scene().mood->bells.rhythm) {
    case Rhythm::kLoops:
      return loops_[first_loop()].due;
    case Rhythm::kPoisson:
      return stroke_;
    case Rhythm::kEuclid:
      return scene().transport.time_of(step_beat_);
  }
  return kNever;
}

Seconds BellLayer::due() const {
  if (echoes_.empty()) return next_stroke();
  return std::min(next_stroke(), scene().transport.time_of(echoes_.front().beat));
}

/// The scale note at this place of the register that is nearest to resting on the chord.
int BellLayer::pitch_at(double place) const {
  const BellMood& mood = mood_->bells;
  const int near = scene().scale.nearest_step(mood.low + place * (mood.high - mood.low));
  for (const int shift : {0, 1, -1, 2, -2, 3, -3}) {
    const int pitch = scene().scale.pitch(near + shift);
    if (pitch >= mood.low && pitch <= mood.high && scene().chord().contains(pitch)) return pitch;
  }
  return scene().scale.pitch(near);
}

void BellLayer::strike(Seconds t, double place, std::uint64_t number) {
  auto random = scene().random(Part::kBells, number);
  if (random.uniform() >= scene().activity(Part::kBells, t)) return;
  const int pitch = pitch_at(place);
  const double side = random.uniform(-1, 1);
  scene().sound(
      Part::kBells, t,
      {static_cast<double>(pitch), scene().velocity(Part::kBells, t) * random.uniform(0.65, 1),
       Seconds(random.uniform(2.5, 5)), side * mood_->bells.pan});
  if (!random.chance(0.2 + 0.5 * scene().settings.complexity)) return;
  constexpr double kDelays[] = {0.5, 1, 1, 1.5, 2};
  const double beat = scene().transport.beat_at(t) + kDelays[random.index(5)];
  echoes_.push_back({beat, pitch_at(place + random.uniform(-0.35, 0.35)), 0.6});
  std::ranges::stable_sort(echoes_, {}, &Echo::beat);
}

void BellLayer::plan_stroke(Seconds t) {
  auto random = scene().random(Part::kBells, strokes_, 3);
  stroke_ = to_microseconds(t + poisson_gap(mood_->bells.rate / 60, random));
}

void BellLayer::play(Seconds t) {
  if (!echoes_.empty() && scene().transport.time_of(echoes_.front().beat) <= next_stroke()) {
    const Echo echo = echoes_.front();
    echoes_.erase(echoes_.begin());
    auto random = scene().random(Part::kBells, strokes_, 2);
    scene().sound(
        Part::kBells, t,
        {static_cast<double>(echo.pitch), scene().velocity(Part::kBells, t) * echo.emphasis,
         Seconds(3), random.uniform(-1, 1) * mood_->bells.pan});
    return;
  }
  const BellMood& mood = mood_->bells;
  const std::uint64_t number = ++strokes_;
  if (mood.rhythm == Rhythm::kLoops) {
    Loop& loop = loops_[first_loop()];
    loop.due = to_microseconds(loop.due + loop.length);
    return strike(t, loop.place, number);
  }
  auto random = scene().random(Part::kBells, number, 4);
  if (mood.rhythm == Rhythm::kPoisson) {
    plan_stroke(t);
    return strike(t, random.uniform(), number);
  }
  const int step = static_cast<int>(std::llround(std::fmod(step_beat_ / mood.step, mood.steps)));
  step_beat_ += mood.step;
  if (euclid(step, mood.pulses, mood.steps)) strike(t, random.uniform(), number);
}

void BellLayer::settings_changed(Seconds t) {
  if (mood_ == scene().mood) return;
  echoes_.clear();
  begin_rhythm(t);
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/bass_layer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "compose/time/curves.h"
#include "theory/pitch.h"

namespace auralis::compose {

namespace {

constexpr int kUsual = 43;        // G2: roots far from it are less likely
constexpr double kFarCost = 0.5;  // of a semitone from there; one from the last root costs 1
constexpr double kAlways = 0.4;   // chance of a note below a chord, besides the activity
constexpr double kOneBeatLate = 0.4, kTwoBeatsLate = 0.3;  // chances
constexpr Spread kHeldFor{0.7, 0.95};                      // of what is left of the chord

}  // namespace

Seconds BassLayer::due() const { return waiting_ ? scene().transport.time_of(beat_) : kNever; }

void BassLayer::chord_begins(Seconds t) {
  release(t);  // what a control has ended early
  auto dice = random(chords_++);
  waiting_ = activity(t) > 0 && dice.uniform() < kAlways + activity(t);
  double late = dice.chance(kOneBeatLate) ? 1 : dice.chance(kTwoBeatsLate) ? 2 : 0;
  if (scene().below_tune(t)) late = 0;
  beat_ = std::max(scene().harmony.current().beat, scene().transport.beat_at(t)) + late;
}

void BassLayer::enter(Seconds t) {
  waiting_ = true;
  beat_ = std::max(scene().harmony.current().beat, scene().transport.beat_at(t));
}

std::optional<int> BassLayer::choose_pitch() const {
  const LayerMood& mood = scene().mood(LayerId::kBass).bass;
  std::optional<int> best;
  double best_cost = std::numeric_limits<double>::infinity();
  int pitch = theory::lowest_of_class(scene().chord().root(), mood.low);
  for (; pitch <= mood.high; pitch += 12) {
    if (!scene().sounding.admits(LayerId::kBass, pitch)) continue;
    const double cost = std::abs(pitch - last_pitch_) + kFarCost * std::abs(pitch - kUsual);
    if (cost >= best_cost) continue;
    best = pitch;
    best_cost = cost;
  }
  return best;
}

void BassLayer::settings_changed(Seconds /*t*/, Change change) {
  if (ends_chord(change)) waiting_ = false;
}

void BassLayer::play(Seconds t) {
  waiting_ = false;
  const auto pitch = choose_pitch();
  if (!pitch) return;
  last_pitch_ = *pitch;
  auto dice = random(chords_, 1);
  const Seconds left = scene().length_between(beat_, scene().harmony.next_beat());
  const Seconds length = left * kHeldFor.draw(dice);
  sound(t, {*pitch, 1, length, dice.uniform(-1, 1), "chord"});
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/bass_layer.h"

#include <algorithm>
#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

Seconds BassLayer::due() const { return waiting_ ? scene().transport.time_of(beat_) : kNever; }

void BassLayer::chord_begins(Seconds t) {
  auto random = scene().random(Part::kBass, chords_++);
  const double activity = scene().activity(Part::kBass, t);
  waiting_ = activity > 0 && random.uniform() < 0.4 + activity;
  const double late = random.chance(0.4) ? 1 : random.chance(0.3) ? 2 : 0;
  beat_ = std::max(scene().harmony.current().beat, scene().transport.beat_at(t)) + late;
}

/// The root in the octave nearest to the last note that has room; -1 for none.
int BassLayer::choose_pitch() const {
  const LayerMood& mood = scene().mood->bass;
  int best = -1;
  double best_cost = 1e9;
  for (int pitch = mood.low; pitch <= mood.high; ++pitch) {
    const bool root = theory::wrap(pitch - scene().chord().root(), 12) == 0;
    if (!root || !scene().sounding.admits(Part::kBass, pitch)) continue;
    const double cost = std::abs(pitch - last_pitch_) + 0.5 * std::abs(pitch - 43);
    if (cost >= best_cost) continue;
    best = pitch;
    best_cost = cost;
  }
  return best;
}

void BassLayer::play(Seconds t) {
  waiting_ = false;
  const int pitch = choose_pitch();
  if (pitch < 0) return;
  last_pitch_ = pitch;
  const double left = scene().harmony.next_beat() - beat_;
  auto random = scene().random(Part::kBass, chords_, 1);
  const Seconds length = scene().transport.length_of(left) * random.uniform(0.7, 0.95);
  scene().sound(Part::kBass, t,
                {static_cast<double>(pitch), scene().velocity(Part::kBass, t), length,
                 random.uniform(-1, 1) * scene().mood->bass.pan});
}

}  // namespace auralis::compose

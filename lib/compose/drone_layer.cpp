// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/drone_layer.h"

#include <algorithm>

#include "theory/pitch.h"

namespace auralis::compose {

DroneLayer::DroneLayer(Scene& stage) noexcept
    : Layer(stage), due_{Seconds(0), to_microseconds(stage.mood->drone.length / 2)} {}

Seconds DroneLayer::due() const { return std::min(due_[0], due_[1]); }

/// The tonic low in the register; above it, from C3 on, its fifth or octave.
int DroneLayer::pitch_of(std::size_t voice) const noexcept {
  const DroneMood& mood = scene().mood->drone;
  const int root = theory::lowest_of_class(scene().scale.tonic(), mood.low);
  if (voice == 0) return root;
  const bool fifth = mood.fifth && scene().scale.contains(root + 7);
  return theory::lowest_of_class(root + (fifth ? 7 : 12), std::max(theory::kC3, root + 7));
}

void DroneLayer::play(Seconds t) {
  const std::size_t voice = due_[0] <= due_[1] ? 0 : 1;
  const Seconds length = scene().mood->drone.length;
  auto random = scene().random(Part::kDrone, notes_++);
  const double activity = scene().activity(Part::kDrone, t);
  const double swell = random.uniform(0.85, 1);
  const double side = (voice == 0 ? -1 : 1) * random.uniform(0.3, 1);
  due_[voice] = to_microseconds(t + length);
  if (activity <= 0) return;
  const double level = scene().velocity(Part::kDrone, t) * swell * (voice == 0 ? 1 : 0.8);
  const bool sounds = scene().sound(
      Part::kDrone, t,
      {static_cast<double>(pitch_of(voice)), level, length, side * scene().mood->drone.pan});
  if (!sounds) due_[voice] = to_microseconds(t + length / 8);  // the low register is taken: later
}

}  // namespace auralis::compose

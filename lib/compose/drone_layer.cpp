// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/drone_layer.h"

#include <algorithm>

#include "theory/pitch.h"

namespace auralis::compose {

std::array<int, 2> drone_pitches(const theory::Scale& scale, const DroneMood& mood) noexcept {
  const int root = theory::lowest_of_class(scale.tonic(), mood.low);
  const bool fifth = mood.fifth && scale.contains(root + 7);
  const int low = std::max(theory::kC3, root + 7);
  return {root, theory::lowest_of_class(root + (fifth ? 7 : 12), low)};
}

DroneLayer::DroneLayer(Scene& stage) noexcept
    : Layer(stage), due_{Seconds(0), to_microseconds(stage.mood->drone.length / 2)} {}

Seconds DroneLayer::due() const { return std::min(due_[0], due_[1]); }

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
  const double pitch = drone_pitches(scene().scale, scene().mood->drone)[voice];
  const bool sounds =
      scene().sound(Part::kDrone, t, {pitch, level, length, side * scene().mood->drone.pan});
  if (!sounds) due_[voice] = to_microseconds(t + length / 8);  // the low register is taken: later
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/drone_layer.h"

#include <algorithm>

#include "compose/time/curves.h"
#include "theory/pitch.h"

namespace auralis::compose {

namespace {

constexpr int kFifthAbove = 7;
constexpr Spread kDroneEmphasis{0.85, 1};
constexpr double kUpperEmphasis = 0.8;    // of the second voice
constexpr Spread kDroneSide{0.3, 1};      // how far the voices lie apart
constexpr Spread kDroneLength{0.8, 1.2};  // of the mood's
constexpr double kAsksAgain = 8;          // after this part of a note's length, where it is silent
constexpr Seconds kLongestWait{8};        // for that

}  // namespace

std::array<int, 2> drone_pitches(const theory::Scale& scale, const DroneMood& mood) noexcept {
  const int root = theory::lowest_of_class(scale.tonic(), mood.low);
  const int low = std::max(theory::kC3, root + kFifthAbove);
  if (mood.fifth && scale.contains(root + kFifthAbove)) {
    const int fifth = theory::lowest_of_class(root + kFifthAbove, low);
    if (fifth <= mood.high) return {root, fifth};
  }
  const int octave = theory::lowest_of_class(root, low);
  return {root, octave <= mood.high ? octave : root + 12};
}

DroneLayer::DroneLayer(Scene& stage) noexcept
    : Layer(LayerId::kDrone, stage),
      due_{Seconds(0), to_microseconds(stage.mood(LayerId::kDrone).drone.length / 2)} {}

Seconds DroneLayer::due() const { return scene().transport.on_grid(std::min(due_[0], due_[1])); }

/// Another key or mood has other pitches: the drone turns to them with the chord.
void DroneLayer::chord_begins(Seconds t) {
  const auto pitches = drone_pitches(scene().scale, scene().mood(LayerId::kDrone).drone);
  for (std::size_t voice = 0; voice < pitches.size(); ++voice)
    if (sounding_[voice] && *sounding_[voice] != pitches[voice]) due_[voice] = t;
  release_unless(t, [&](int pitch) { return std::ranges::count(pitches, pitch) > 0; });
}

void DroneLayer::enter(Seconds t) {
  due_ = {t, to_microseconds(t + scene().mood(LayerId::kDrone).drone.length / 2)};
}

void DroneLayer::play(Seconds t) {
  const std::size_t voice = due_[0] <= due_[1] ? 0 : 1;
  auto dice = random(notes_++);
  const double swell = kDroneEmphasis.draw(dice) * (voice == 0 ? 1 : kUpperEmphasis);
  const double side = (voice == 0 ? -1 : 1) * kDroneSide.draw(dice);
  const Seconds length = scene().mood(LayerId::kDrone).drone.length * kDroneLength.draw(dice);
  const int pitch = drone_pitches(scene().scale, scene().mood(LayerId::kDrone).drone)[voice];
  const bool sounds = activity(t) > 0 && sound(t, {pitch, swell, length, side, "hold"});
  sounding_[voice] = sounds ? std::optional(pitch) : std::nullopt;
  // Silent in this mood, or the low register is taken: it asks again soon.
  due_[voice] =
      to_microseconds(t + (sounds ? length : std::min(length / kAsksAgain, kLongestWait)));
}

}  // namespace auralis::compose

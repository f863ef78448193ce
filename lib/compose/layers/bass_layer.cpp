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
constexpr double kRubCost = 100;  // of a note that would soon have to end, instead of the drone
constexpr double kAlways = 0.4;   // chance of a note below a chord, besides the activity
constexpr double kOneBeatLate = 0.4, kTwoBeatsLate = 0.3;  // chances
constexpr Spread kHeldFor{0.7, 0.95};                      // of what is left of the chord

/// Whether a note that begins at t would have to end soon, for another that it rubs against.
bool rubs(Seconds t, int pitch, const Sounding& sounding) {
  const Seconds longer = 2 * kLongestRub;
  return sounding.longest(LayerId::kBass, pitch, t, longer) < longer;
}

/// Whether the drone's note leaves no room for such a note.
bool in_the_way(const HeldNote& note, int pitch) {
  const double apart = std::abs(note.pitch - pitch);
  const bool muddy = std::min<double>(note.pitch, pitch) < theory::kC3 && apart < kLowInterval;
  return note.layer == LayerId::kDrone && (muddy || (apart > 0 && apart <= kRub));
}

}  // namespace

Seconds BassLayer::due() const { return waiting_ ? scene().transport.time_of(beat_) : kNever; }

void BassLayer::chord_begins(Seconds t) {
  release(t);  // what a control has ended early
  const double instead = scene().bass_instead(t);
  auto dice = random(chords_++);
  waiting_ = activity(t) > 0 && dice.uniform() < kAlways + activity(t) + instead;
  double late = dice.chance(kOneBeatLate) ? 1 : dice.chance(kTwoBeatsLate) ? 2 : 0;
  if (scene().below_tune(t) || instead > 0) late = 0;
  beat_ = std::max(scene().harmony.current().beat, scene().transport.beat_at(t)) + late;
}

void BassLayer::enter(Seconds t) {
  waiting_ = true;
  beat_ = std::max(scene().harmony.current().beat, scene().transport.beat_at(t));
}

std::optional<int> BassLayer::choose_pitch(Seconds t, const Sounding& sounding) const {
  const LayerMood& mood = scene().mood(LayerId::kBass).bass;
  const bool instead = scene().bass_instead(t) > 0;
  std::optional<int> best;
  double best_cost = std::numeric_limits<double>::infinity();
  int pitch = theory::lowest_of_class(scene().chord().root(), mood.low);
  for (; pitch <= mood.high; pitch += 12) {
    if (!sounding.admits(LayerId::kBass, pitch)) continue;
    double cost = std::abs(pitch - last_pitch_) + kFarCost * std::abs(pitch - kUsual);
    if (instead && rubs(t, pitch, sounding)) cost += kRubCost;
    if (cost >= best_cost) continue;
    best = pitch;
    best_cost = cost;
  }
  return best;
}

std::optional<int> BassLayer::take_from_drone(Seconds t) {
  if (scene().bass_instead(t) <= 0 && !scene().form.names_layers()) return std::nullopt;
  Sounding others = scene().sounding;
  others.release([](const HeldNote& note) { return note.layer == LayerId::kDrone; });
  const auto pitch = choose_pitch(t, others);
  if (!pitch) return std::nullopt;
  scene().release(t, [&](const HeldNote& note) { return in_the_way(note, *pitch); });
  if (scene().sounding.admits(LayerId::kBass, *pitch)) return pitch;
  scene().release(t, [](const HeldNote& note) { return note.layer == LayerId::kDrone; });
  return pitch;
}

void BassLayer::settings_changed(Seconds /*t*/, Change change) {
  if (ends_chord(change)) waiting_ = false;
}

void BassLayer::play(Seconds t) {
  waiting_ = false;
  auto pitch = choose_pitch(t, scene().sounding);
  if (!pitch || (scene().bass_instead(t) > 0 && rubs(t, *pitch, scene().sounding)))
    if (const auto freed = take_from_drone(t)) pitch = freed;
  if (!pitch) return;
  last_pitch_ = *pitch;
  auto dice = random(chords_, 1);
  const Seconds left = scene().length_between(beat_, scene().harmony.next_beat());
  const double held = kHeldFor.draw(dice);
  const Seconds length = left * (held + (1 - held) * scene().bass_instead(t));
  sound(t, {*pitch, 1, length, dice.uniform(-1, 1), "chord"});
}

}  // namespace auralis::compose

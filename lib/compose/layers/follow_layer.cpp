// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/follow_layer.h"

#include <algorithm>

namespace auralis::compose {

namespace {
constexpr double kRestBars = 2;            // between the tune and the first phrase, at least
constexpr std::uint64_t kFollowSide = 15;  // what is drawn for a note: see random_for
}  // namespace

FollowLayer::FollowLayer(Scene& stage)
    : Layer(LayerId::kMelody, stage),
      given_(*stage.given),
      after_(stage, {std::max(given_.end() + kRestBars * given_.bar(),
                              given_.last_chord(stage.settings.bpm)),
                     given_.opening(stage.scale.size())}) {}

Seconds FollowLayer::due() const {
  return over() ? after_.due() : scene().transport.time_of(given_.notes()[next_].beat);
}

void FollowLayer::play(Seconds t) {
  if (over()) return after_.play(t);
  const GivenNote& note = given_.notes()[next_];
  const Seconds end = scene().time_of(note.beat + note.beats);
  const double side = random(next_++, kFollowSide).uniform(-1, 1);
  scene().play_given(id(), t, note.pitch + scene().tune_key.transposition(),
                     {0, note.emphasis, end - t, side, "tune"});
}

/// The last chord comes after the tune, or ends it.
void FollowLayer::chord_begins(Seconds t) {
  if (scene().harmony.last()) next_ = given_.notes().size();
  if (over()) after_.chord_begins(t);
}

void FollowLayer::settings_changed(Seconds t, Change change) {
  // A given note that sounds is not cut, though it is foreign now.
  if (scene().transport.beat_at(t) >= given_.end()) after_.settings_changed(t, change);
}

}  // namespace auralis::compose

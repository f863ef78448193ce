// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/texture_layer.h"

#include <utility>

#include "compose/time/curves.h"
#include "theory/pitch.h"

namespace auralis::compose {

namespace {

constexpr Spread kGap{0.6, 1.4};  // of the mood's mean time between onsets
constexpr double kAlways = 0.3;   // chance of a swell, besides the activity
constexpr Spread kTextureEmphasis{0.7, 1};
constexpr Spread kTextureLength{0.8, 1.2};  // of the mood's

}  // namespace

void TextureLayer::enter(Seconds t) {
  due_ = t;
  enters_ = true;
}

void TextureLayer::play(Seconds t) {
  const TextureMood& mood = scene().mood(LayerId::kTexture).texture;
  auto dice = random(notes_++);
  due_ = to_microseconds(t + mood.every * kGap.draw(dice));
  const double drawn = dice.uniform();
  const bool plays = std::exchange(enters_, false) || drawn < kAlways + activity(t);
  if (!plays || activity(t) <= 0) return;
  const int near = static_cast<int>(dice.uniform(mood.low, mood.high));
  const int root = theory::class_within(scene().scale.tonic(), near, mood.low, mood.high);
  sound(t, {root, kTextureEmphasis.draw(dice), mood.length * kTextureLength.draw(dice),
            dice.uniform(-1, 1), "swell"});
}

}  // namespace auralis::compose

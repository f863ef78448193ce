// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/texture_layer.h"

#include "theory/pitch.h"

namespace auralis::compose {

void TextureLayer::play(Seconds t) {
  const TextureMood& mood = scene().mood(LayerId::kTexture).texture;
  auto dice = random(notes_++);
  due_ = to_microseconds(t + mood.every * dice.uniform(0.6, 1.4));
  const bool plays = dice.uniform() < 0.3 + activity(t);
  if (!plays || activity(t) <= 0) return;
  const int near = static_cast<int>(dice.uniform(mood.low, mood.high));
  const int root = theory::class_within(scene().scale.tonic(), near, mood.low, mood.high);
  sound(t, {root, dice.uniform(0.7, 1), mood.length * dice.uniform(0.8, 1.2), dice.uniform(-1, 1)});
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/texture_layer.h"

#include "theory/pitch.h"

namespace auralis::compose {

void TextureLayer::play(Seconds t) {
  const TextureMood& mood = scene().mood->texture;
  auto random = scene().random(Part::kTexture, notes_++);
  due_ = to_microseconds(t + mood.every * random.uniform(0.6, 1.4));
  const bool plays = random.uniform() < 0.3 + scene().activity(Part::kTexture, t);
  if (!plays || scene().activity(Part::kTexture, t) <= 0) return;
  const double pitch = random.uniform(mood.low, mood.high);
  const int root = theory::lowest_of_class(scene().scale.tonic(), static_cast<int>(pitch));
  scene().sound(
      Part::kTexture, t,
      {static_cast<double>(root), scene().velocity(Part::kTexture, t) * random.uniform(0.7, 1),
       mood.length * random.uniform(0.8, 1.2), random.uniform(-1, 1) * mood.pan});
}

}  // namespace auralis::compose

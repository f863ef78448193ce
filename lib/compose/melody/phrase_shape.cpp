// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/phrase_shape.h"

#include <algorithm>
#include <cmath>

namespace auralis::compose {

int units_of(const std::vector<MelodyTone>& tones) noexcept {
  int sum = 0;
  for (const MelodyTone& tone : tones) sum += tone.units;
  return sum;
}

OpenRegister open_register(const PhraseShape& shape) {
  const double width = shape.mood.high - shape.mood.low;
  const double wanted = 0.5 * (1 - std::clamp(shape.openness, 0.0, 1.0)) * width;
  const double shut = std::max(0.0, std::min(wanted, width - 12)) / 2;
  OpenRegister open{shape.mood.low + shut, shape.mood.high - shut, 0};
  const int size = shape.scale.size();
  const int middle = shape.scale.nearest_step((open.low + open.high) / 2);
  // The tonic that the corpus' melodies, which lie about a third above it, come to the middle by.
  open.tonic = static_cast<int>(std::lround((middle - 2.0) / size)) * size;
  return open;
}

int pitch_of_step_0(const PhraseShape& shape) {
  return shape.scale.pitch(open_register(shape).tonic);
}

}  // namespace auralis::compose

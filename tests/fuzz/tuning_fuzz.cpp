// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Scala scale and, behind a line "===", a keyboard mapping -> tuning: every pitch is finite.
#include <cmath>

#include "base/error.h"
#include "fuzz.h"
#include "theory/tuning.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kBetween = "\n===\n";
  const auto text = fuzz::text_of(data, size);
  const auto between = text.find(kBetween);
  try {
    const auto scale = theory::parse_scala_scale(text.substr(0, between), "fuzz.scl");
    theory::KeyboardMap map;
    if (between != text.npos)
      map = theory::parse_keyboard_map(text.substr(between + kBetween.size()), "fuzz.kbm");
    const theory::Tuning tuning(scale, map);
    for (int key = 0; key < 128; ++key)
      fuzz::require(std::isfinite(tuning.tune(key).value_or(0)), "a pitch is finite");
    fuzz::require(tuning.tune(map.reference).has_value(), "the reference sounds");
  } catch (const base::Error&) {
  }
  return 0;
}

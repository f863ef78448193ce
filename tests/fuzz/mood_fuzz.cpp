// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A TOML file -> mood.
#include "base/error.h"
#include "compose/mood/mood.h"
#include "fuzz.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto mood =
        compose::read_mood(toml::parse(fuzz::text_of(data, size), "fuzz.toml"), "fuzz");
    fuzz::require(event::kBpmRange.contains(mood.defaults.bpm), "a tempo is in its range");
  } catch (const base::Error&) {
  }
  return 0;
}

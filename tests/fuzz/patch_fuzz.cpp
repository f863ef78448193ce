// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A TOML file -> patch.
#include "base/error.h"
#include "fuzz.h"
#include "synth/patch.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    auto table = toml::parse(fuzz::text_of(data, size), "fuzz.toml");
    const synth::Patch patch = synth::read_patch(table, "fuzz");
    fuzz::require(patch.level >= -60 && patch.level <= 12, "a level is in its range");
  } catch (const base::Error&) {
  }
  return 0;
}

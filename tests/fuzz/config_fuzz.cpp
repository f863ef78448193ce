// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A TOML file -> the options of --config.
#include "base/error.h"
#include "fuzz.h"
#include "toml/table.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto table = toml::parse(fuzz::text_of(data, size), "fuzz.toml");
    for (const auto& field : table.fields())
      fuzz::require(field.place.starts_with("fuzz.toml:"), "a field has a place");
  } catch (const base::Error&) {
  }
  return 0;
}

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A file of melodies that were learnt -> model -> the same bytes.
#include "base/error.h"
#include "compose/melody/melody_model_file.h"
#include "fuzz.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  try {
    fuzz::require(compose::write_melody_model(compose::read_melody_model(text, "fuzz")) == text,
                  "a model that is taken comes back byte for byte");
  } catch (const base::Error&) {
  }
  return 0;
}

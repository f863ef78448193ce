// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A model file -> model -> the same bytes.
#include "base/error.h"
#include "fuzz.h"
#include "markov/model_file.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  try {
    fuzz::require(markov::write_model(markov::read_model(text, "fuzz")) == text,
                  "a model that is taken comes back byte for byte");
  } catch (const base::Error&) {
  }
  return 0;
}

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One word of a command line -> each parser of times, numbers, addresses, notes and names.
#include <cmath>

#include "base/address.h"
#include "base/decimal.h"
#include "cli/duration.h"
#include "fuzz.h"
#include "pcm/format.h"
#include "theory/pitch.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto word = fuzz::text_of(data, size);
  if (const auto number = base::parse_decimal(word)) {
    const auto text = base::decimal(*number, 9);
    fuzz::require(base::decimal(base::parse_decimal(text).value(), 9) == text,
                  "a number comes back as the same text");
  }
  if (const auto whole = base::parse_integer(word))
    fuzz::require(base::parse_integer(std::to_string(*whole)) == whole, "an integer comes back");
  if (const auto time = cli::parse_duration(word)) {
    fuzz::require(std::isfinite(time->count()) && time->count() >= 0, "a time is finite");
    fuzz::require(!cli::to_text(*time).empty(), "a time can be told");
  }
  if (const auto address = base::parse_address(word)) {
    const auto again = base::parse_address(base::to_text(*address));
    fuzz::require(again && again->host == address->host && again->port == address->port,
                  "an address comes back");
  }
  if (const auto pitch = theory::parse_note(word))
    fuzz::require(theory::parse_note(theory::note_name(*pitch)) == pitch, "a note comes back");
  if (const auto format = pcm::parse_sample_format(word))
    fuzz::require(pcm::name_of(*format) == word, "a sample format comes back");
  return 0;
}

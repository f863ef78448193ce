// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The first bytes of an input, and whether they are PCM.
#include "fuzz.h"
#include "stream/format_doubt.h"
#include "stream/no_pcm.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  const stream::Beginning whole = stream::look_at_beginning(bytes, true);
  fuzz::require(!whole.undecided, "nothing more can tell of an input that is whole");
  const stream::Beginning first = stream::look_at_beginning(bytes, false);
  fuzz::require(first.other.empty() || !first.undecided, "what is told is decided");
  fuzz::require(!first.undecided || size < stream::kTellingBytes, "enough is enough");
  for (const auto sample : {pcm::SampleFormat::kS16, pcm::SampleFormat::kF32})
    static_cast<void>(stream::other_format_of(bytes, {sample, {44100}, 2}));
  return 0;
}

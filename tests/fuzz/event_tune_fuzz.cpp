// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A whole event stream -> tune -> melody: notes in order, none of a length below nothing.
#include "base/error.h"
#include "fuzz.h"
#include "score/event_tune.h"
#include "score/melody.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto tune = score::read_event_tune(fuzz::text_of(data, size), "fuzz.ndjson");
    fuzz::require(!tune.keys.empty(), "a stream has a key");
    double onset = 0;
    for (const auto& note : tune.notes) {
      fuzz::require(note.onset >= onset && note.beats >= 0, "notes are in order");
      fuzz::require(note.onset + note.beats <= tune.beats * (1 + 1e-9), "notes end with the piece");
      onset = note.onset;
    }
    for (const auto& note : score::melody_of(tune, score::Rests::kKept).notes)
      fuzz::require(note.sixteenths >= 1 && note.sixteenths <= score::kMostSixteenths,
                    "a melody's note has a length");
  } catch (const base::Error&) {
  }
  return 0;
}

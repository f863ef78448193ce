// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// An abc tune book -> tunes -> melodies: one note at a time, all within the length of the tune.
#include <cmath>

#include "fuzz.h"
#include "score/abc_reader.h"
#include "score/melody.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto book = score::read_abc(fuzz::text_of(data, size), "fuzz.abc");
  for (const auto& tune : book.tunes) {
    double sounded = 0;
    const double rounding = 1e-9 * (1 + tune.beats);
    fuzz::require(std::isfinite(tune.beats), "a tune ends");
    for (const auto& note : tune.notes) {
      fuzz::require(note.beats > 0 && note.onset >= sounded - rounding, "one note at a time");
      fuzz::require(note.pitch >= 0 && note.pitch <= 127, "a pitch is a MIDI number");
      sounded = note.onset + note.beats;
    }
    fuzz::require(sounded <= tune.beats + rounding, "notes end with the tune");
    for (const auto& note : score::melody_of(tune, score::Rests::kKept).notes)
      fuzz::require(note.sixteenths >= 1 && note.sixteenths <= score::kMostSixteenths,
                    "a melody's note has a length");
  }
  for (const auto& complaint : book.complaints)
    fuzz::require(complaint.starts_with("fuzz.abc, line "), "a complaint names its line");
  return 0;
}

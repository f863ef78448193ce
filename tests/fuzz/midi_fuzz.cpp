// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A MIDI file -> its notes: in order, none that ends before it begins or after the file does.
#include <cmath>

#include "base/error.h"
#include "event/midi_reader.h"
#include "fuzz.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto score = event::read_midi(fuzz::text_of(data, size), "fuzz.mid");
    std::int64_t tick = 0;
    for (const auto& note : score.notes) {
      fuzz::require(note.on.tick >= tick && note.off.tick >= note.on.tick, "notes are in order");
      fuzz::require(note.off.tick <= score.end.tick, "notes end with the file");
      fuzz::require(note.off.beat >= note.on.beat && note.off.time >= note.on.time,
                    "beats and seconds go with the ticks");
      fuzz::require(std::isfinite(note.off.beat) && std::isfinite(note.off.time.count()) &&
                        std::isfinite(note.pitch),
                    "all is finite");
      fuzz::require(note.velocity > 0 && note.velocity <= 1, "a velocity is in 0..1");
      tick = note.on.tick;
    }
  } catch (const base::Error&) {
  }
  return 0;
}

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_tuning.h"

#include "base/whole_file.h"

namespace auralis {

void add_tuning(CLI::App& app, TuningFiles& files) {
  auto* const tuning =
      app.add_option("--tuning", files.scale, "Scala scale (.scl) that the notes are tuned to");
  tuning->type_name("FILE");
  app.add_option("--keyboard-map", files.map,
                 "Scala keyboard mapping (.kbm) that lays the scale over the keys")
      ->type_name("FILE")
      ->needs(tuning);
}

theory::Tuning read_tuning(const TuningFiles& files) {
  if (files.scale.empty()) return {};
  const auto scale = theory::parse_scala_scale(base::read_whole(files.scale), files.scale);
  if (files.map.empty()) return theory::Tuning(scale);
  return theory::Tuning(scale, theory::parse_keyboard_map(base::read_whole(files.map), files.map));
}

void tell_silent_notes(const compose::TunedSink& tuned, const base::Log& log) {
  const auto silent = tuned.silent();
  if (silent > 0)
    log.note(std::to_string(silent) + (silent == 1 ? " note was" : " notes were") +
             " left out: the tuning leaves such keys silent or outside pitches 0..127");
}

}  // namespace auralis

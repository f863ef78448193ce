// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_tuning.h"

#include "theory/scala_file.h"

namespace auralis {

void add_tuning_options(cli::Options& options, perform::Sources& sources) {
  const auto give = [&sources](const char* option) {
    return [&sources, option](const std::string& file) { sources.give({option, file}); };
  };
  const cli::Option tuning =
      options.add_read("--tuning", give("tuning"), "Scala scale (.scl) that the notes are tuned to")
          .value_name("FILE");
  options
      .add_read("--keyboard-map", give("keyboard-map"),
                "Scala keyboard mapping (.kbm) that lays the scale over the keys")
      .value_name("FILE")
      .needs(tuning);
}

theory::Tuning read_tuning(perform::Sources& sources, const base::Log& log) {
  const auto scales = sources.of("tuning"), maps = sources.of("keyboard-map");
  if (scales.empty()) return {};
  const auto scale =
      theory::read_scala_scale(sources.read(*scales.front(), log), scales.front()->path);
  constexpr int kKeys = 12;
  if (maps.empty() && scale.size() != kKeys)
    log.note("--tuning: the scale has " + std::to_string(scale.size()) +
             " notes, and the piece is composed in 12 keys: without --keyboard-map, which says "
             "what each plays, the music is stretched or squeezed");
  if (maps.empty()) return theory::Tuning(scale);
  return theory::Tuning(
      scale, theory::read_keyboard_map(sources.read(*maps.front(), log), maps.front()->path));
}

void tell_silent_notes(const perform::TunedSink& tuned, const base::Log& log) {
  const auto silent = tuned.silent();
  if (silent > 0)
    log.note(std::to_string(silent) + (silent == 1 ? " note was" : " notes were") +
             " left out: the tuning leaves such keys silent or outside pitches 0..127");
}

}  // namespace auralis

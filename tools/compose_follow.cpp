// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_follow.h"

#include <algorithm>
#include <string>

#include "base/error.h"
#include "compose/mood/parameter.h"
#include "score/key_finding.h"
#include "score/tunebook.h"

namespace auralis {

void add_follow_option(cli::Options& options, perform::Sources& sources) {
  const auto give = [&sources](const std::string& file) { sources.give({"follow", file}); };
  options.add_read("--follow", give, "Accompany this tune: events, MIDI or abc (see --train)")
      .value_name("FILE");
}

void add_track_option(cli::Options& options, std::string& track) {
  options
      .add("--track", track,
           "Part of a MIDI file of --follow or --train, by number or name, or a layer of "
           "events; all for every note")
      .value_name("N|NAME")
      .standard("the melody");
}

std::optional<score::Tune> read_tune(perform::Sources& sources, const base::Log& log) {
  const auto files = sources.of("follow");
  if (files.empty()) return std::nullopt;
  const std::string& path = files.front()->path;
  score::check_ending(path);
  score::Tunebook book =
      score::parse_tunebook(sources.read(*files.front(), log), path, files.front()->source.track);
  const auto tune =
      std::ranges::find_if(book.tunes, [](const score::Tune& one) { return !one.notes.empty(); });
  if (tune == book.tunes.end())
    throw base::Error((book.complaints.empty() ? "" : book.complaints.front() + "; ") +
                      "--follow: there is no note in " + path);
  for (const std::string& complaint : book.complaints) log.note(complaint);
  log.detail("the tune to follow: " + std::to_string(tune->notes.size()) + " notes, key " +
             std::string(score::tonic_name(score::key_of(*tune))) + " " +
             std::string(score::key_of(*tune).mode->name));
  return score::within_tempi(*tune, event::kBpmRange.low, event::kBpmRange.high);
}

void adapt_to_tune(event::Settings& settings, const score::Tune& tune,
                   const compose::MoodLibrary& moods) {
  const score::Key key = score::key_of(tune);
  compose::set_parameter(settings, {"key", std::string(score::tonic_name(key))}, moods);
  compose::set_parameter(settings, {"mode", std::string(key.mode->name)}, moods);
  if (const auto bpm = score::first_tempo(tune))
    compose::set_parameter(settings, {"bpm", event::kBpmRange.nearest(*bpm)}, moods);
}

}  // namespace auralis

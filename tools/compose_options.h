// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The command line of auralis-compose, and the session that it asks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/log.h"
#include "cli/data_directory.h"
#include "compose/tune/given_melody.h"
#include "compose_moods.h"
#include "event/sink_format.h"
#include "perform/session.h"
#include "perform/sources.h"

namespace auralis {

struct ComposeOptions {
  std::optional<std::uint64_t> seed;
  std::string mood = "tide";           // a name or a file
  std::vector<std::string> moods;      // directories of further ones
  std::vector<event::Control> chosen;  // what takes the place of the mood's defaults
  std::optional<base::Seconds> duration;
  base::Seconds at{0};
  bool live = false;
  base::Seconds tick{0.01};
  std::string control, control_fifo, record, replay, session;  // files, none where empty
  std::string model_out;     // where to write what was learnt, in place of a piece; or empty
  std::string journey;       // a name or a file; none: one mood
  std::string track;         // of tunes; none: their melody
  std::string form;          // a name or a file; none: the usual one, or a recording's
  perform::Sources sources;  // as given
  std::optional<event::SinkFormat> asked_format;
  event::SinkFormat format = event::SinkFormat::kNdjson;  // by the output's name, or as asked
  std::vector<std::string> patches;                       // directories of further ones
  bool stats = false, explain = false;
  std::optional<base::Address> metrics;
  std::string station;
  std::string config;  // the file of options
  std::string output = "-";
  bool list_moods = false, list_keys = false, list_modes = false, list_forms = false;
  bool list_journeys = false, list_layers = false, json = false;
  base::Log log;

  [[nodiscard]] bool lists() const noexcept {
    return list_moods || list_keys || list_modes || list_forms || list_journeys || list_layers;
  }
  /// The mood that a new piece begins with; empty where there is none.
  [[nodiscard]] std::string wanted_mood() const {
    const bool elsewhere = !replay.empty() || !model_out.empty() || !journey.empty();
    return lists() || elsewhere || cli::is_path(mood) ? "" : mood;
  }
};

/// Throws base::Error, and cli::Answered where the command line was a question.
[[nodiscard]] ComposeOptions parse_compose_options(const std::string& tool, int argc, char** argv);

/// What is to be played.
struct SessionSetup {
  perform::Session session;
  std::optional<compose::GivenMelody> given;  ///< a tune that it follows
};

/// A new session or the recorded one, whose sources join those given. Throws base::Error where it
/// cannot be played as the options ask.
/// The moods get those that the options or the recording name by their files.
[[nodiscard]] SessionSetup set_up_session(const ComposeOptions& options,
                                          compose::MoodLibrary& moods, perform::Sources& sources);

}  // namespace auralis

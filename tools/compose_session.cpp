// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_session.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "cli/duration.h"

namespace auralis {

namespace {

using base::Seconds;

/// To compose an hour anew takes about a second.
constexpr Seconds kExact{6 * 3600};

bool same_files(const std::vector<event::Source>& one, const std::vector<event::Source>& other) {
  return std::ranges::equal(one, other, [](const event::Source& a, const event::Source& b) {
    return a.option == b.option && a.file == b.file && a.weight == b.weight && a.track == b.track;
  });
}

/// Why the session is not of the piece that is asked for; empty where it is.
std::string difference(const perform::Session& kept, const perform::Session& asked, bool any_seed) {
  for (const event::Parameter& parameter : event::kParameters)
    if (event::value_of(kept.settings, parameter) != event::value_of(asked.settings, parameter))
      return "another " + std::string(parameter.name);
  if (!any_seed && kept.settings.seed != asked.settings.seed) return "another seed";
  if (kept.length != asked.length) return "another duration";
  if (kept.form != asked.form) return "another form";
  return same_files(kept.sources, asked.sources) ? "" : "other files";
}

}  // namespace

cli::Option add_session_option(cli::ToolApp& app, ComposeOptions& options) {
  return app
      .add("--session", options.session, "Go on with the live piece kept in this file, and keep it")
      .value_name("FILE");
}

std::optional<Seconds> resume(perform::SessionFile& file, const ComposeOptions& options,
                              const compose::MoodLibrary& moods, const perform::Sources& sources,
                              const std::string& arc, perform::Session& asked) {
  std::string why = "it has come to its end";
  try {
    if (auto kept = file.read(moods)) {
      perform::Session wanted = asked;
      wanted.sources = sources.named();
      wanted.form = arc;
      why = difference(*kept, wanted, !options.seed);
      if (why.empty()) {
        const Seconds reached = kept->reached;
        *kept = perform::folded(*std::move(kept), kExact);
        options.log.note("the session in " + options.session + " goes on after " +
                         cli::to_text(reached));
        if (options.at > Seconds(0))
          options.log.note("--at: of no use, as the session says where it goes on");
        asked.settings.seed = kept->settings.seed;
        // What a journey has yet to change has not been kept; one that was folded is over.
        std::erase_if(asked.controls, [&](const perform::TimedControl& timed) {
          return timed.time < reached || kept->reached < reached;
        });
        asked.controls.insert(asked.controls.begin(), kept->controls.begin(), kept->controls.end());
        return kept->reached;
      }
      why = "the options ask for " + why;
    }
  } catch (const base::Error& error) {
    why = error.what();
  }
  std::error_code none;
  if (std::filesystem::file_size(options.session, none) > 0 && !none)
    options.log.note("a new piece begins: " + why + "; what " + options.session +
                     " had is kept as " + file.set_aside());
  return std::nullopt;
}

}  // namespace auralis

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_model.h"

#include <algorithm>
#include <filesystem>

#include "base/decimal.h"
#include "base/error.h"
#include "base/fingerprint.h"
#include "base/output.h"
#include "base/replacement.h"
#include "base/whole_file.h"
#include "cli/data_directory.h"
#include "cli/stop_signal.h"
#include "cli/tool_app.h"
#include "compose/melody/melody_alphabet.h"
#include "compose/melody/melody_model_file.h"
#include "score/tunebook.h"

namespace auralis {

namespace {

/// FILE or FILE:WEIGHT: what stands behind the last colon is the weight.
event::Source model_of(const std::string& word) {
  const std::size_t colon = word.rfind(':');
  if (colon == std::string::npos) return {"model", word};
  const auto weight = base::parse_integer(word.substr(colon + 1));
  if (!weight || *weight < 1 || *weight > event::kMostWeight)
    throw base::Error("'" + word + "' has no whole number in 1.." +
                      std::to_string(event::kMostWeight) + " behind its colon");
  return {"model", word.substr(0, colon), *weight};
}

/// The melodies of files of music, and what came of them.
struct TrainingSet {
  std::vector<score::Melody> melodies;
  std::vector<std::string> complaints;
  std::size_t notes = 0;
  std::string track;  // of each file; empty: its melody
  int outside = 0;    // took the scale note below
  int off_grid = 0;   // moved to a sixteenth

  /// All music of a folder; returns what tells whether it is the same again.
  std::string add_folder(const std::string& folder) {
    std::string contents;
    const std::vector<std::string> files = score::music_in(folder);
    if (files.empty())
      complaints.push_back("there is no .ndjson, .mid, .midi or .abc file in " + folder);
    for (const std::string& file : files) {
      try {
        const std::string bytes = base::read_whole(file);
        contents += file.substr(folder.size()) + ' ' + base::fingerprint(bytes) + '\n';
        add(file, bytes);
      } catch (const base::Error& error) {
        leave_out(error);
      }
    }
    return base::fingerprint(contents);
  }

  void leave_out(const base::Error& error) {
    complaints.push_back(error.what() + std::string(" (file left out)"));
  }

  void add(const std::string& file, const std::string& bytes) {
    const score::Tunebook book = score::parse_tunebook(bytes, file, track);
    complaints.insert(complaints.end(), book.complaints.begin(), book.complaints.end());
    if (book.tunes.empty() && book.complaints.empty()) complaints.push_back(file + " has no tune");
    for (std::size_t i = 0; i < book.tunes.size(); ++i)
      add(score::melody_of(book.tunes[i]), file + ", tune " + std::to_string(i + 1));
  }

 private:
  void add(const score::Melody& melody, const std::string& name) {
    if (!compose::can_be_taught(melody)) {
      complaints.push_back(name +
                           (melody.notes.empty()
                                ? " has no notes"
                                : " reaches farther than " + std::to_string(-compose::kLowestStep) +
                                      " scale steps below its tonic or " +
                                      std::to_string(compose::kHighestStep) + " above"));
      return;
    }
    notes += melody.notes.size();
    outside += melody.outside;
    off_grid += melody.off_grid;
    melodies.push_back(melody);
  }
};

LearntModel train(perform::Sources& sources, const base::Log& log) {
  TrainingSet training;
  const auto files = sources.of("train");
  training.track = files.front()->source.track;
  for (perform::SourceFile* const file : files) {
    try {
      if (std::filesystem::is_directory(file->path)) {
        sources.identify(*file, training.add_folder(file->path), log);
      } else {
        if (!std::filesystem::exists(file->path) && file->path.find('.') == std::string::npos)
          throw base::Error("there is no file or folder " + file->path, base::Fault::kUsage);
        score::check_ending(file->path);
        training.add(file->path, sources.read(*file, log));
      }
    } catch (const base::Error& error) {
      if (files.size() == 1) throw;
      training.leave_out(error);
    }
  }
  auto& complaints = training.complaints;
  std::string last;  // where it is all that there is: one line says both
  if (training.melodies.empty() && !complaints.empty()) {
    last = complaints.back() + "; ";
    complaints.pop_back();
  }
  for (const std::string& complaint : complaints) log.error(complaint);
  if (training.melodies.empty())
    throw base::Error(last + "there is no tune to learn from: --train needs one at least");
  log.detail("tunes learnt: " + std::to_string(training.melodies.size()) +
             "; notes: " + std::to_string(training.notes) + ", outside their scale " +
             std::to_string(training.outside) + ", off the grid " +
             std::to_string(training.off_grid));
  return {compose::MelodyModel(training.melodies), complaints.empty()};
}

LearntModel load(perform::Sources& sources, const base::Log& log) {
  std::vector<compose::WeightedModel> parts;
  for (perform::SourceFile* const file : sources.of("model"))
    parts.push_back({compose::read_melody_model(sources.read(*file, log), file->path),
                     static_cast<std::uint64_t>(file->source.weight)});
  if (parts.size() == 1) return {std::move(parts.front().model)};
  return {compose::merged(parts)};
}

}  // namespace

void add_melody_options(cli::Options& options, perform::Sources& sources, std::string& model_out) {
  const auto give = [&sources](const std::string& file) { sources.give({"train", file}); };
  const cli::Option train =
      options.add_each("--train", give, "Learn melodies from this music, not the shipped corpus")
          .value_name("FILE|DIR");
  options.add("--model-out", model_out, "Write what was learnt to this file and exit")
      .value_name("FILE")
      .needs(train);
  const auto give_model = [&sources](const std::string& word) { sources.give(model_of(word)); };
  options
      .add_each("--model", give_model,
                "Melodies by what --model-out wrote; several are merged by weight")
      .value_name("FILE[:WEIGHT]")
      .single()
      .excludes(train);
}

LearntModel learn(perform::Sources& sources, const base::Log& log) {
  if (!sources.of("train").empty()) return train(sources, log);
  if (!sources.of("model").empty()) return load(sources, log);
  return {compose::MelodyModel(compose::read_corpus(cli::data_directory("corpus")))};
}

int write_model(perform::Sources& sources, const std::string& path, const base::Log& log) {
  const LearntModel learnt = learn(sources, log);
  base::Replacement whole(path);
  base::Output out(whole.path(), cli::stop_descriptor());
  out.write(compose::write_melody_model(learnt.model));
  out.close();
  whole.keep();
  return learnt.whole ? cli::kDone : cli::kFailed;
}

}  // namespace auralis

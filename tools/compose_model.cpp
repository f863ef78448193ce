// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_model.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/error.h"
#include "base/output.h"
#include "base/whole_file.h"
#include "cli/data_directory.h"
#include "cli/stop_signal.h"
#include "cli/tool_app.h"
#include "compose/melody_alphabet.h"
#include "compose/melody_model_file.h"
#include "score/material.h"

namespace auralis {

namespace {

constexpr std::int64_t kMostWeight = 1'000'000;

/// FILE or FILE:WEIGHT: what stands behind the last colon is the weight.
MelodySource::ModelFile model_file(const std::string& word) {
  const std::size_t colon = word.rfind(':');
  if (colon == std::string::npos) return {word};
  const auto weight = base::parse_integer(word.substr(colon + 1));
  if (!weight || *weight < 1 || *weight > kMostWeight)
    throw CLI::ValidationError("--model", "'" + word + "' has no whole number in 1.." +
                                              std::to_string(kMostWeight) + " behind its colon");
  return {word.substr(0, colon), static_cast<std::uint64_t>(*weight)};
}

/// The melodies of files of music, and what came of them.
struct Lesson {
  std::vector<score::Melody> melodies;
  std::vector<std::string> complaints;
  std::size_t notes = 0;
  int outside = 0;   // took the scale note below
  int off_grid = 0;  // moved to a sixteenth

  void add(const std::string& file) {
    const score::Material material = score::read_material(file);
    complaints.insert(complaints.end(), material.complaints.begin(), material.complaints.end());
    for (std::size_t i = 0; i < material.tunes.size(); ++i)
      add(score::melody_of(material.tunes[i]), file + ", tune " + std::to_string(i + 1));
  }

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

Learnt train(const std::vector<std::string>& files, const base::Log& log) {
  Lesson lesson;
  for (const std::string& file : files) lesson.add(file);
  auto& complaints = lesson.complaints;
  std::string last;  // where it is all that there is: one line says both
  if (lesson.melodies.empty() && !complaints.empty()) {
    last = complaints.back() + "; ";
    complaints.pop_back();
  }
  for (const std::string& complaint : complaints) log.error(complaint);
  if (lesson.melodies.empty())
    throw base::Error(last + "there is no tune to learn from: --train needs one at least");
  log.detail("tunes learnt: " + std::to_string(lesson.melodies.size()) +
             "; notes: " + std::to_string(lesson.notes) + ", outside their scale " +
             std::to_string(lesson.outside) + ", off the grid " + std::to_string(lesson.off_grid));
  return {compose::MelodyModel(lesson.melodies), complaints.empty()};
}

Learnt load(const std::vector<MelodySource::ModelFile>& files) {
  std::vector<compose::WeightedModel> parts;
  for (const auto& [path, weight] : files)
    parts.push_back({compose::read_melody_model(base::read_whole(path), path), weight});
  if (parts.size() == 1) return {std::move(parts.front().model)};
  return {compose::merged(parts)};
}

}  // namespace

void add_melody_source(CLI::App& app, MelodySource& source) {
  auto* const train = app.add_option("--train", source.train,
                                     "Learn melodies from this music, not the shipped corpus");
  train->type_name("FILE")->default_str("");
  app.add_option("--model-out", source.model_out, "Write what was learnt to this file and exit")
      ->type_name("FILE")
      ->needs(train);
  const auto read = [&source](const std::vector<std::string>& words) {
    for (const std::string& word : words) source.models.push_back(model_file(word));
  };
  app.add_option_function<std::vector<std::string>>(
         "--model", read, "Melodies by what --model-out wrote; several are merged by weight")
      ->type_name("FILE[:WEIGHT]")
      ->allow_extra_args(false)
      ->excludes(train);
}

Learnt learn(const MelodySource& source, const base::Log& log) {
  if (!source.train.empty()) return train(source.train, log);
  if (!source.models.empty()) return load(source.models);
  return {compose::MelodyModel(compose::read_corpus(cli::data_directory("corpus")))};
}

int write_model(const MelodySource& source, const base::Log& log) {
  const Learnt learnt = learn(source, log);
  base::Output out(source.model_out, cli::stop_descriptor());
  out.write(compose::write_melody_model(learnt.model));
  out.close();
  return learnt.whole ? cli::kDone : cli::kFailed;
}

}  // namespace auralis

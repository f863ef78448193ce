// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What melodies are learnt from: melodies -> tones -> Markov models, one for each size of scale.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "markov/model.h"
#include "score/melody.h"

namespace auralis::compose {

/// Runs of a melody that may stand in the corpus as they are, in notes.
inline constexpr int kLongestCopy = 6;

/// How many notes the scales have that a mode of theory makes.
[[nodiscard]] std::set<int> scale_sizes();

/// Whether a melody has notes and lies, at every size of scale, within the alphabet.
[[nodiscard]] bool can_be_taught(const score::Melody& melody);

class MelodyModel {
 public:
  /// Teaches each melody as it is and, less often, moved by a few steps of its scale, to scales of
  /// every size: a step of another size is the one nearest in the octave. Throws base::Error where
  /// there is no melody that can be taught.
  explicit MelodyModel(const std::vector<score::Melody>& melodies);

  struct Models {
    markov::Model chain;   ///< contexts of up to three tones
    markov::Model copies;  ///< the corpus' runs of kLongestCopy tones

    /// More than can be multiplied in as a constraint: draws that copy are refused then. The
    /// shipped corpus has 22,000 runs. A large corpus also has much to say of most contexts, where
    /// a small one knows but one continuation of most.
    [[nodiscard]] bool large() const noexcept { return copies.contexts() >= 30'000; }
  };
  using BySize = std::map<int, Models>;
  /// What was learnt before, for each of scale_sizes().
  explicit MelodyModel(BySize models) : models_(std::move(models)) {}

  /// For scales of this many notes, one that a mode of theory has.
  [[nodiscard]] const Models& of_size(int notes) const { return models_.at(notes); }
  [[nodiscard]] const BySize& all() const noexcept { return models_; }

 private:
  BySize models_;
};

/// The shapes of the models in it.
[[nodiscard]] markov::ModelShape chain_shape();
[[nodiscard]] markov::ModelShape copies_shape();

struct WeightedModel {
  MelodyModel model;
  std::uint64_t weight = 1;
};
/// One model of at least one, as if the melodies of each had been taught `weight` times. Throws
/// base::Error where a count grows too large.
[[nodiscard]] MelodyModel merged(const std::vector<WeightedModel>& parts);

/// The melodies of every file of music in a directory (see score::read_tunebook); throws
/// base::Error for one that is malformed, or for none.
[[nodiscard]] std::vector<score::Melody> read_corpus(const std::filesystem::path& directory);

}  // namespace auralis::compose

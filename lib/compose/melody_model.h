// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What melodies are learnt from: melodies -> tones -> Markov models, one for each size of scale.
#pragma once

#include <filesystem>
#include <map>
#include <vector>

#include "markov/model.h"
#include "score/melody.h"

namespace auralis::compose {

/// Runs of a melody that may stand in the corpus as they are, in notes.
inline constexpr int kLongestCopy = 6;

class MelodyModel {
 public:
  /// Teaches each melody as it is and, less often, moved by a few steps of its scale, to scales of
  /// every size: a step of another size is the one nearest in the octave. Throws base::Error where
  /// there is no melody.
  explicit MelodyModel(const std::vector<score::Melody>& melodies);

  struct Models {
    markov::Model chain;   ///< contexts of up to three tones
    markov::Model copies;  ///< the corpus' runs of kLongestCopy tones
  };
  /// For scales of this many notes, one that a mode of theory has.
  [[nodiscard]] const Models& of_size(int notes) const { return models_.at(notes); }

 private:
  std::map<int, Models> models_;
};

/// The melodies of every file of music in a directory (see score::read_material); throws
/// base::Error for one that is malformed, or for none.
[[nodiscard]] std::vector<score::Melody> read_corpus(const std::filesystem::path& directory);

}  // namespace auralis::compose

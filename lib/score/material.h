// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A file of music, events, MIDI or abc by its ending -> tunes to learn from.
#pragma once

#include <string>
#include <vector>

#include "score/tune.h"

namespace auralis::score {

struct Material {
  std::vector<Tune> tunes;
  std::vector<std::string> complaints;  ///< a line for each tune of a book that was left out
};

/// Reads NAME.ndjson (auralis-events(5)), NAME.mid, NAME.midi or NAME.abc. Throws base::Error for
/// one that cannot be read, is malformed as a whole, or has another ending.
[[nodiscard]] Material read_material(const std::string& path);

}  // namespace auralis::score

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A file of music, events, MIDI or abc by its ending -> tunes to learn from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "score/tune.h"

namespace auralis::score {

struct Tunebook {
  std::vector<Tune> tunes;
  std::vector<std::string> complaints;  ///< a line for each tune of a book that was left out
};

/// Throws base::Error for a path that ends in none of .ndjson (auralis-events(5)), .mid, .midi and
/// .abc, in letters of either case.
void check_ending(const std::string& path);

/// Whether a file of this name can have several parts, of which one is the tune: an abc file has
/// not.
[[nodiscard]] bool can_have_parts(const std::string& path);

/// The files in a folder, and in those within, that have such an ending, by name. Throws
/// base::Error for a folder that cannot be read.
[[nodiscard]] std::vector<std::string> music_in(const std::string& directory);

/// Reads the bytes of a file by the ending of its path, and a file by its path. Throws base::Error
/// for one that cannot be read, is malformed as a whole, or has another ending. `track` names a
/// part of a MIDI file or a layer of events; by default the melody is read.
[[nodiscard]] Tunebook parse_tunebook(std::string_view bytes, const std::string& path,
                                      const std::string& track = {});
[[nodiscard]] Tunebook read_tunebook(const std::string& path);

}  // namespace auralis::score

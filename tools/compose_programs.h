// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// General MIDI programs of patches, for the MIDI files of auralis-compose: auralis-patch(5).
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "event/midi_file.h"

namespace auralis {

/// --patches, which may be repeated.
void add_patches_option(cli::Options& options, std::vector<std::string>& directories);

/// The `program` of each shipped patch and of those in these directories, which replace others of
/// their name. Throws base::Error that names the directory, or file and field.
[[nodiscard]] event::MidiPrograms read_programs(const std::vector<std::string>& directories);

}  // namespace auralis

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What melodies were learnt as text: the same model is always the same bytes.
//
//   auralis-melodies 1
//   scale 5 chain
//   auralis-markov 1
//   ...
//   scale 5 copies
//   auralis-markov 1
//   ...
//   scale 6 chain
//
// and so on: behind the header, for each size of scale, ascending, the two models of
// MelodyModel::Models as markov/model_file.h writes them. Their symbols are melody_alphabet.h's:
// whatever changes there makes another version.
#pragma once

#include <string>
#include <string_view>

#include "compose/melody/melody_model.h"

namespace auralis::compose {

[[nodiscard]] std::string write_melody_model(const MelodyModel& model);

/// Strict: takes what write_melody_model writes, and nothing else. Throws base::Error that names
/// the file, the line and the field.
[[nodiscard]] MelodyModel read_melody_model(std::string_view text, std::string_view name);

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a melody has of its corpus note by note, wherever in the scale it lies.
#pragma once

#include <span>

#include "compose/melody/melody_alphabet.h"
#include "markov/model.h"

namespace auralis::compose {

/// The most tones on end that stand in the corpus, moved by any number of steps, or one more than
/// the order of `copies` for any longer run. `copies` has the corpus' runs.
[[nodiscard]] int longest_copied_run(std::span<const MelodyTone> tones,
                                     const markov::Model& copies);

}  // namespace auralis::compose

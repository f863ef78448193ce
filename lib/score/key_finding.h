// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Notes -> the major or minor key that they fit best: the Krumhansl-Schmuckler algorithm.
// Carol L. Krumhansl, "Cognitive Foundations of Musical Pitch", Oxford University Press, 1990,
// chapter 4; the profiles are those of Krumhansl and Kessler (1982).
#pragma once

#include <optional>
#include <span>

#include "score/tune.h"

namespace auralis::score {

/// The key (ionian or aeolian) whose profile correlates best with how long each pitch class sounds;
/// nothing where all twelve sound as long, or none does.
[[nodiscard]] std::optional<Key> fitting_key(std::span<const TuneNote> notes);

/// The key that a tune begins in: the one it names, unless the one that fits has much more of its
/// notes (many a MIDI file says C major of whatever it holds); C ionian where there is neither.
[[nodiscard]] Key key_of(const Tune& tune);

}  // namespace auralis::score

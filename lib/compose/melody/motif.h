// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Motifs: how phrases began, to be recognised when they come back, as they were or transformed.
#pragma once

#include <vector>

#include "base/random.h"
#include "compose/melody/melody_alphabet.h"

namespace auralis::compose {

using Motif = std::vector<MelodyTone>;

/// At most this many tones.
inline constexpr std::size_t kMotifTones = 5;

/// A motif as it comes back: depth 0 (as it was) .. 1 (moved, turned upside down, from back to
/// front or in longer notes).
[[nodiscard]] Motif transformed(const Motif& motif, double depth, base::Random& random);

}  // namespace auralis::compose

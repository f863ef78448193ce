// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chord symbols as they stand over a melody: "Am7", "G/B", "F#dim", "Bbmaj7".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "theory/chord.h"
#include "theory/scale.h"

namespace auralis::theory {

/// Reads a root, a kind of chord and, behind a slash, a bass. The pitch classes, the bass first,
/// each once; nothing where the text is no chord symbol ("N.C.", "Fine", "^slowly").
[[nodiscard]] std::optional<std::vector<int>> parse_chord_symbol(std::string_view text);

/// A chord of these pitch classes, the bass first, where this scale is in force: named as that
/// spells it, its notes outside the scale as inflections of the degrees beside them.
[[nodiscard]] Chord chord_of(const Scale& scale, const std::vector<int>& classes);

}  // namespace auralis::theory

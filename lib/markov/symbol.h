// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Symbols of a Markov chain, and the two marks that stand for a sequence's beginning and end.
#pragma once

#include <cstdint>

namespace auralis::markov {

/// 0 .. n - 1; what they mean (a scale step with a duration, say) is the caller's matter.
using Symbol = std::uint16_t;

inline constexpr Symbol kBegin = 0xFFFF;  ///< before the first symbol; only the oldest of a context
inline constexpr Symbol kEnd = 0xFFFE;    ///< after the last symbol; only ever a continuation
inline constexpr int kMostSymbols = 0xFFFE;

}  // namespace auralis::markov

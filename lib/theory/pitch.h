// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pitches as MIDI numbers (60 = middle C) and pitch classes (0 = C .. 11 = B), and their names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace auralis::theory {

/// C3, below which intervals must be wide to sound clear.
inline constexpr int kC3 = 48;

/// Every name a key may have, C, C#, Db .. B.
[[nodiscard]] std::span<const std::string_view> key_names() noexcept;

/// The pitch class of "C", "F#" or "Bb", or nothing. One sharp or flat at most.
[[nodiscard]] std::optional<int> pitch_class(std::string_view name) noexcept;

/// The MIDI number of "C4" (60), "F#3" or "Bb-1", or nothing.
[[nodiscard]] std::optional<int> parse_note(std::string_view name) noexcept;

/// "C4" for 60, with sharps.
[[nodiscard]] std::string note_name(int pitch);

/// The remainder of floor division: 0 .. size - 1 for negative values too.
[[nodiscard]] constexpr int wrap(int value, int size) noexcept {
  const int rest = value % size;
  return rest < 0 ? rest + size : rest;
}

/// The pitch of this class from `low` to `high`, which lie an octave apart or more, that is nearest
/// to `near`, the lower of two that are equally near.
[[nodiscard]] int class_within(int pitch_class, int near, int low, int high) noexcept;

/// The lowest pitch of this class that is at least `low`.
[[nodiscard]] int lowest_of_class(int pitch_class, int low) noexcept;

}  // namespace auralis::theory

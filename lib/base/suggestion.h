// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What somebody meant who wrote a word that there is not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::base {

/// Letters to insert, leave out, replace or swap with their neighbour (optimal string alignment:
/// Damerau 1964), capitals and small letters being the same.
[[nodiscard]] std::size_t edit_distance(std::string_view one, std::string_view other);

/// The nearest of the words: the only one that begins with what was written, three letters or more,
/// else the first of those that differ by the fewest letters, a third of them at most. Nothing
/// where none is near.
[[nodiscard]] std::optional<std::string> nearest_word(std::string_view written,
                                                      const std::vector<std::string>& words);

/// "; did you mean tide?", or an empty text.
[[nodiscard]] std::string suggestion(std::string_view written,
                                     const std::vector<std::string>& words);

/// "'tyde' is none of abyss, tide; did you mean tide?": why a word is refused.
[[nodiscard]] std::string none_of(std::string_view written, const std::vector<std::string>& words);

/// "abyss, tide"
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace auralis::base

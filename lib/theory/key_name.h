// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Keys and modes as people write them: "a minor", "F#m", "bb", "Major".
#pragma once

#include <optional>
#include <string_view>

namespace auralis::theory {

/// The name in modes() that a text means, in any case, with blanks, underscores or no sign between
/// its words: "Dorian", "whole tone". "major" and "maj" are ionian; "minor", "min" and "natural
/// minor" are aeolian. Nothing where it means none.
[[nodiscard]] std::optional<std::string_view> parse_mode(std::string_view text);

/// A key, and its mode where the text has one.
struct NamedKey {
  std::string_view key;                  ///< one of key_names()
  std::optional<std::string_view> mode;  ///< a name in modes()
};

/// The key that a text means: a letter in either case with #, b, ♯, ♭, "sharp" or "flat", and a
/// mode behind it ("Am", "A minor", "F#m", "d dorian", "Ebmaj"). Cb, Fb, E# and B# are B, E, F and
/// C. Nothing where it means none: H is B in German and nothing elsewhere.
[[nodiscard]] std::optional<NamedKey> parse_key(std::string_view text);

}  // namespace auralis::theory

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/pitch.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"

namespace auralis::theory {

namespace {

constexpr std::array<std::string_view, 17> kKeys{
    "C", "C#", "Db", "D", "D#", "Eb", "E", "F", "F#", "Gb", "G", "G#", "Ab", "A", "A#", "Bb", "B"};
constexpr std::array<std::string_view, 12> kSharps{"C",  "C#", "D",  "D#", "E",  "F",
                                                   "F#", "G",  "G#", "A",  "A#", "B"};

/// The pitch class of a letter, or -1.
int letter_class(char letter) noexcept {
  constexpr std::array<int, 7> kClasses{9, 11, 0, 2, 4, 5, 7};  // A .. G
  return letter >= 'A' && letter <= 'G' ? kClasses[static_cast<std::size_t>(letter - 'A')] : -1;
}

}  // namespace

std::span<const std::string_view> key_names() noexcept { return kKeys; }

std::optional<int> pitch_class(std::string_view name) noexcept {
  if (name.empty() || name.size() > 2) return std::nullopt;
  const int natural = letter_class(name[0]);
  if (natural < 0) return std::nullopt;
  if (name.size() == 1) return natural;
  if (name[1] == '#') return wrap(natural + 1, 12);
  if (name[1] == 'b') return wrap(natural - 1, 12);
  return std::nullopt;
}

std::optional<int> parse_note(std::string_view name) noexcept {
  const auto letters = name.find_first_of("-0123456789");
  if (letters == std::string_view::npos) return std::nullopt;
  const auto octave = base::parse_integer(name.substr(letters));
  if (!pitch_class(name.substr(0, letters)) || !octave || *octave < -1 || *octave > 9)
    return std::nullopt;
  int pitch = letter_class(name[0]) + 12 * (static_cast<int>(*octave) + 1);
  if (letters == 2) pitch += name[1] == '#' ? 1 : -1;
  return pitch >= 0 && pitch <= 127 ? std::optional(pitch) : std::nullopt;
}

std::string note_name(int pitch) {
  const int octave = (pitch - wrap(pitch, 12)) / 12 - 1;
  return std::string(kSharps[static_cast<std::size_t>(wrap(pitch, 12))]) + std::to_string(octave);
}

int class_within(int pitch_class, int near, int low, int high) noexcept {
  const int above = near + wrap(pitch_class - near, 12);
  const int nearest = above - near < 6 ? above : above - 12;
  const int highest = high - wrap(high - pitch_class, 12);
  return std::clamp(nearest, lowest_of_class(pitch_class, low), highest);
}

int lowest_of_class(int pitch_class, int low) noexcept { return low + wrap(pitch_class - low, 12); }

}  // namespace auralis::theory

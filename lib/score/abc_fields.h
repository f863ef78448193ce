// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The fields of an abc tune that say what its notes mean: K: key, M: metre, L: unit note length,
// Q: tempo, and the clefs and transpositions of K: and V:.
// "The abc music standard 2.1", sections 3.1.6 to 3.1.8, 3.1.14, 4.6 and 7.1.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "score/tune.h"

namespace auralis::score {

/// The letters of notes, from C up.
inline constexpr std::string_view kAbcLetters = "CDEFGAB";

struct AbcKey {
  std::optional<Key> key;            ///< nothing for "none"
  std::array<int, 7> accidentals{};  ///< semitones that each of kAbcLetters is raised by
};

/// A key: a tonic, a mode by its first three letters ("D dorian", "Ador", "Am"), accidentals of its
/// own ("D exp ^f _b", "Dmix=c"), HP for the Highland pipes, or none. Nothing where only a clef or
/// another property is named. Throws base::Error.
[[nodiscard]] std::optional<AbcKey> parse_abc_key(std::string_view text);

/// How far notes sound above what is written. Each part of it stays until another is named.
struct AbcShift {
  std::optional<int> clef;       ///< octaves: treble-8 has -1
  std::optional<int> octave;     ///< octaves: octave=-1
  std::optional<int> transpose;  ///< semitones: transpose=-2

  void take(const AbcShift& later) noexcept;
  [[nodiscard]] int semitones() const noexcept;
};

/// What the properties of K: and V: say of it: clefs with +8, -8, +15 or -15, octave= and
/// transpose=. Throws base::Error.
[[nodiscard]] AbcShift parse_abc_shift(std::string_view text);

/// A field V: -> the voice and what else it says.
struct AbcVoice {
  std::string id;  ///< "*" for all voices
  AbcShift shift;
};
[[nodiscard]] AbcVoice parse_abc_voice(std::string_view text);

/// A metre: 6/8, (2+3)/8, C, C|; nothing for "none". Throws base::Error.
[[nodiscard]] std::optional<Metre> parse_abc_metre(std::string_view text);

/// A unit note length, in quarter beats: 0.5 for 1/8. Throws base::Error.
[[nodiscard]] double parse_abc_unit(std::string_view text);

/// A tempo in quarter beats a minute: 1/4=90, 3/8=60, "Andante" 1/4=72, 4 3/8=60 (all that is one
/// beat), or a number of unit note lengths. Nothing where it is only words, or none that is known.
[[nodiscard]] std::optional<double> parse_abc_tempo(std::string_view text, double unit);

/// A chord symbol over the music: pitch classes, the bass first, raised by semitones; none of them
/// for "N.C.". Nothing for an annotation, or another text.
[[nodiscard]] std::optional<std::vector<int>> parse_abc_chord(std::string_view text, int raised);

/// The unit note length where none is named, in quarter beats.
[[nodiscard]] double default_abc_unit(const Metre& metre) noexcept;

}  // namespace auralis::score

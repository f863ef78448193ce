// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A tune: notes in beats, with its keys and its metre. What every reader of scores gives.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theory/scale.h"

namespace auralis::score {

/// A tonic (pitch class) and a mode of theory::modes().
struct Key {
  int tonic = 0;
  const theory::Mode* mode = nullptr;
  friend bool operator==(const Key&, const Key&) = default;
};

/// Throws base::Error for a key or mode that theory does not know.
[[nodiscard]] Key find_key(std::string_view tonic, std::string_view mode);

/// The name of its tonic as its signature spells it: Bb ionian, C# aeolian.
[[nodiscard]] std::string_view tonic_name(const Key& key) noexcept;

/// A key and the beat from which it holds.
struct KeyChange {
  double beat = 0;
  Key key;
};

/// Quarter beats a minute from a beat on.
struct TempoChange {
  double beat = 0;
  double bpm = 60;  ///< above 0
  friend bool operator==(const TempoChange&, const TempoChange&) = default;
};

/// A chord that the tune asks for, from a beat on.
struct TuneChord {
  double beat = 0;
  std::vector<int> classes;  ///< pitch classes, the bass first; none where no chord is said
  friend bool operator==(const TuneChord&, const TuneChord&) = default;
};

struct Metre {
  int count = 4;  ///< units in a bar
  int unit = 4;   ///< what a unit is a fraction of: 4 for a quarter, 8 for an eighth
  /// Quarter beats in a bar.
  [[nodiscard]] double bar() const noexcept { return 4.0 * count / unit; }
};

struct TuneNote {
  double onset = 0;   ///< quarter beats from the beginning
  double beats = 0;   ///< to the gate's end
  double pitch = 60;  ///< MIDI number with fractions
  std::optional<double> velocity =
      std::nullopt;  ///< above 0, up to 1; nothing where it is not said
  friend bool operator==(const TuneNote&, const TuneNote&) = default;
};

/// In place of a track's name: all notes, as many as there are at once.
inline constexpr std::string_view kAllTracks = "all";

struct Tune {
  std::string title;
  Metre metre;                      ///< that it begins with
  std::vector<KeyChange> keys;      ///< by beat; empty where the source names none
  std::vector<TempoChange> tempos;  ///< the same
  std::vector<TuneChord> chords;    ///< by beat; empty where the source names none
  std::vector<TuneNote> notes;      ///< by onset
  double beats = 0;                 ///< its whole length
  double upbeat = 0;                ///< beats before its first whole bar
};

/// The tempo where its notes begin; nothing where the tune names none by then.
[[nodiscard]] std::optional<double> first_tempo(const Tune& tune) noexcept;
/// The same in time, where a tempo lies outside 20..200, say, in beats that are halved or doubled
/// until it lies within. `fastest` is at least twice `slowest`.
[[nodiscard]] Tune within_tempi(const Tune& tune, double slowest, double fastest);

/// The key where its notes begin, or the first one after that; nothing where the tune names none.
[[nodiscard]] std::optional<Key> first_key(const Tune& tune) noexcept;

}  // namespace auralis::score

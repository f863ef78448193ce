// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/tune.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "theory/pitch.h"

namespace auralis::score {

namespace {
double first_onset(const Tune& tune) noexcept {
  return tune.notes.empty() ? 0 : tune.notes.front().onset;
}
}  // namespace

Key find_key(std::string_view tonic, std::string_view mode) {
  const auto pitch_class = theory::pitch_class(tonic);
  if (!pitch_class) throw base::Error("no key '" + std::string(tonic) + "'");
  const theory::Mode* found = theory::find_mode(mode);
  if (found == nullptr) throw base::Error("no mode '" + std::string(mode) + "'");
  return {*pitch_class, found};
}

std::string_view tonic_name(const Key& key) noexcept {
  constexpr std::array<std::string_view, 12> kSharps{"C",  "C#", "D",  "D#", "E",  "F",
                                                     "F#", "G",  "G#", "A",  "A#", "B"};
  constexpr std::array<std::string_view, 12> kFlats{"C",  "Db", "D",  "Eb", "E",  "F",
                                                    "Gb", "G",  "Ab", "A",  "Bb", "B"};
  constexpr std::array<std::pair<std::string_view, int>, 9> kParents{{{"dorian", 2},
                                                                      {"phrygian", 4},
                                                                      {"lydian", 5},
                                                                      {"mixolydian", 7},
                                                                      {"aeolian", 9},
                                                                      {"minor-pentatonic", 9},
                                                                      {"harmonic-minor", 9},
                                                                      {"melodic-minor", 9},
                                                                      {"locrian", 11}}};
  // The major key of its signature: up to five flats, else sharps.
  const auto parent =
      std::ranges::find(kParents, key.mode->name, &std::pair<std::string_view, int>::first);
  const int major = theory::wrap(key.tonic - (parent == kParents.end() ? 0 : parent->second), 12);
  const bool flat = major == 5 || major == 10 || major == 3 || major == 8 || major == 1;
  return (flat ? kFlats : kSharps)[static_cast<std::size_t>(key.tonic)];
}

std::optional<double> first_tempo(const Tune& tune) noexcept {
  std::optional<double> bpm;
  for (const TempoChange& tempo : tune.tempos)
    if (tempo.beat <= first_onset(tune)) bpm = tempo.bpm;
  return bpm;
}

std::optional<Key> first_key(const Tune& tune) noexcept {
  std::optional<Key> key;
  for (const KeyChange& change : tune.keys)
    if (!key || change.beat <= first_onset(tune)) key = change.key;
  return key;
}

}  // namespace auralis::score

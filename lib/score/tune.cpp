// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/tune.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/error.h"
#include "theory/pitch.h"

namespace auralis::score {

namespace {
double first_onset(const Tune& tune) noexcept {
  return tune.notes.empty() ? 0 : tune.notes.front().onset;
}

/// Beats under a tempo that are written as others, so many for each.
struct Stretch {
  double from = 0;
  double written = 0;  // as what
  double factor = 1;
};

/// A file may say anything; what no music has is bounded, so that beats stay finite.
double sane(double bpm) noexcept { return std::clamp(bpm, 1e-3, 1e9); }

/// The power of two that brings a tempo into a range.
double factor_within(double bpm, double slowest, double fastest) noexcept {
  double factor = 1;
  while (sane(bpm) * factor > fastest) factor /= 2;
  while (sane(bpm) * factor < slowest) factor *= 2;
  return factor;
}

/// One for each tempo, and one for what comes before the first.
std::vector<Stretch> stretches(const std::vector<TempoChange>& tempos, double slowest,
                               double fastest) {
  std::vector<Stretch> all{{}};
  for (const TempoChange& tempo : tempos) {
    const Stretch& last = all.back();
    Stretch next{tempo.beat, last.written + (tempo.beat - last.from) * last.factor, 1};
    next.factor = factor_within(tempo.bpm, slowest, fastest);
    if (tempo.beat == last.from) all.pop_back();
    all.push_back(next);
  }
  return all;
}

double written(const std::vector<Stretch>& all, double beat) {
  const auto later = std::ranges::upper_bound(all, beat, {}, &Stretch::from);
  const Stretch& here = later == all.begin() ? all.front() : *std::prev(later);
  return here.written + (beat - here.from) * here.factor;
}

Metre written(const Metre& metre, double factor) {
  const double unit = metre.unit / factor;  // an eighth where a quarter is written as one
  return unit >= 1 ? Metre{metre.count, static_cast<int>(unit)}
                   : Metre{static_cast<int>(metre.count / unit), 1};
}
}  // namespace

Tune within_tempi(const Tune& tune, double slowest, double fastest) {
  const std::vector<Stretch> all = stretches(tune.tempos, slowest, fastest);
  Tune result = tune;
  const double first = all.front().factor;
  const bool same = std::ranges::all_of(all, [&](const Stretch& s) { return s.factor == first; });
  if (same) result.metre = written(tune.metre, first);
  result.upbeat = written(all, tune.upbeat);
  result.beats = written(all, tune.beats);
  for (KeyChange& change : result.keys) change.beat = written(all, change.beat);
  for (TuneChord& chord : result.chords) chord.beat = written(all, chord.beat);
  for (TuneNote& note : result.notes) {
    const double end = written(all, note.onset + note.beats);
    note.onset = written(all, note.onset);
    note.beats = end - note.onset;
  }
  for (TempoChange& tempo : result.tempos) {
    tempo.beat = written(all, tempo.beat);
    tempo.bpm = sane(tempo.bpm) * factor_within(tempo.bpm, slowest, fastest);
  }
  return result;
}

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

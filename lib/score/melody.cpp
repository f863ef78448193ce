// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/melody.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "score/key_finding.h"
#include "theory/pitch.h"

namespace auralis::score {

namespace {

double on_grid(double beat) noexcept { return std::round(beat * kGrid) / kGrid; }

/// Notes with onset and end on the grid, none shorter than a step of it.
std::vector<TuneNote> quantised(std::vector<TuneNote> notes) {
  for (TuneNote& note : notes) {
    const double end = on_grid(note.onset + note.beats);
    note.onset = on_grid(note.onset);
    note.beats = std::max(end - note.onset, 1.0 / kGrid);
  }
  return notes;
}

/// Gives each pitch its step in the key of its moment.
class StepFinder {
 public:
  StepFinder(std::vector<KeyChange> keys, double mean_pitch)
      : keys_(std::move(keys)), mean_(static_cast<int>(std::floor(mean_pitch))) {}

  /// The step, or that below a pitch which is not in the scale, counted in `outside`.
  int step_of(const TuneNote& note, int& outside) {
    while (now_ + 1 < keys_.size() && keys_[now_ + 1].beat <= note.onset + 0.5 / kGrid) ++now_;
    const Key& key = keys_[now_].key;
    const auto& semitones = key.mode->semitones;
    const int tonic = mean_ - theory::wrap(mean_ - key.tonic, 12);
    const int above = static_cast<int>(std::lround(note.pitch)) - tonic;
    const int within = theory::wrap(above, 12);
    const auto degree = std::ranges::upper_bound(semitones, within) - semitones.begin() - 1;
    if (semitones[static_cast<std::size_t>(degree)] != within) ++outside;
    return (above - within) / 12 * static_cast<int>(semitones.size()) + static_cast<int>(degree);
  }

 private:
  std::vector<KeyChange> keys_;
  int mean_;
  std::size_t now_ = 0;
};

int sixteenths_of(double beats) noexcept {
  return static_cast<int>(std::lround(std::min(beats * kGrid, 1.0 * kMostSixteenths)));
}

}  // namespace

std::vector<TuneNote> top_line(std::vector<TuneNote> notes) {
  std::ranges::stable_sort(notes, [](const TuneNote& a, const TuneNote& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.pitch > b.pitch;
  });
  std::vector<TuneNote> line;
  for (const TuneNote& note : notes) {
    if (!line.empty() && note.onset < line.back().onset + line.back().beats) {
      if (note.onset == line.back().onset || note.pitch < line.back().pitch) continue;
      line.back().beats = note.onset - line.back().onset;
    }
    line.push_back(note);
  }
  return line;
}

Melody melody_of(const Tune& tune, Rests rests) {
  Melody melody;
  std::vector<KeyChange> keys = tune.keys;
  if (keys.empty()) keys.push_back({0, fitting_key(tune.notes).value_or(find_key("C", "ionian"))});
  melody.key = keys.front().key;
  melody.off_grid = static_cast<int>(std::ranges::count_if(tune.notes, [](const TuneNote& note) {
    return std::abs(note.onset - on_grid(note.onset)) > kGridTolerance;
  }));
  const auto line = top_line(quantised(tune.notes));
  double mean = 0;
  for (const TuneNote& note : line) mean += note.pitch / static_cast<double>(line.size());
  StepFinder steps(std::move(keys), mean);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const TuneNote& note = line[i];
    const double next = i + 1 < line.size() ? line[i + 1].onset : note.onset + note.beats;
    const double gap = next - note.onset - note.beats;
    const bool rest = rests == Rests::kKept && gap >= 0.5;
    melody.notes.push_back({false, steps.step_of(note, melody.outside),
                            sixteenths_of(rest ? note.beats : next - note.onset)});
    if (rest) melody.notes.push_back({true, 0, sixteenths_of(gap)});
  }
  return melody;
}

}  // namespace auralis::score

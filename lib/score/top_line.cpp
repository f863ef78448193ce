// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/top_line.h"

#include <algorithm>

namespace auralis::score {

namespace {

constexpr double kTogether = 1.0 / 16;  // beats between onsets that are one
constexpr double kLegato = 0.25;        // beats that a line's notes may overlap

/// Whether a higher note hides it.
bool is_hidden(const TuneNote& note, const TuneNote& by) {
  if (by.pitch <= note.pitch) return false;
  if (std::abs(by.onset - note.onset) <= kTogether) return true;
  const double shared =
      std::min(by.onset + by.beats, note.onset + note.beats) - std::max(by.onset, note.onset);
  return by.onset < note.onset && shared > note.beats / 2;
}

}  // namespace

std::vector<TuneNote> top_line(const std::vector<TuneNote>& notes) {
  double longest = 0;
  for (const TuneNote& note : notes) longest = std::max(longest, note.beats);
  std::vector<TuneNote> line;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    bool hidden = false;
    for (std::size_t j = i; j-- > 0 && notes[i].onset - notes[j].onset <= longest;)
      hidden = hidden || is_hidden(notes[i], notes[j]);
    for (std::size_t j = i + 1; j < notes.size() && notes[j].onset - notes[i].onset <= kTogether;
         ++j)
      hidden = hidden || is_hidden(notes[i], notes[j]);
    if (hidden) continue;
    const bool same = !line.empty() && line.back().pitch == notes[i].pitch &&
                      notes[i].onset - line.back().onset <= kTogether;
    if (same) continue;  // doubled
    if (!line.empty() && line.back().onset + line.back().beats - notes[i].onset > kLegato)
      line.back().beats = notes[i].onset - line.back().onset;
    line.push_back(notes[i]);
  }
  return line;
}

}  // namespace auralis::score

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/scale.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "theory/pitch.h"

namespace auralis::theory {

const std::vector<Mode>& modes() {
  static const std::vector<Mode> all{
      {"ionian", {0, 2, 4, 5, 7, 9, 11}},
      {"dorian", {0, 2, 3, 5, 7, 9, 10}},
      {"phrygian", {0, 1, 3, 5, 7, 8, 10}},
      {"lydian", {0, 2, 4, 6, 7, 9, 11}},
      {"mixolydian", {0, 2, 4, 5, 7, 9, 10}},
      {"aeolian", {0, 2, 3, 5, 7, 8, 10}},
      {"locrian", {0, 1, 3, 5, 6, 8, 10}},
      {"major-pentatonic", {0, 2, 4, 7, 9}},
      {"minor-pentatonic", {0, 3, 5, 7, 10}},
      {"whole-tone", {0, 2, 4, 6, 8, 10}},
      {"harmonic-minor", {0, 2, 3, 5, 7, 8, 11}},
      {"melodic-minor", {0, 2, 3, 5, 7, 9, 11}},
      {"hirajoshi", {0, 2, 3, 7, 8}},
      {"kumoi", {0, 2, 3, 7, 9}},
      {"in-sen", {0, 1, 5, 7, 10}},
  };
  return all;
}

const Mode* find_mode(std::string_view name) {
  const auto found = std::ranges::find(modes(), name, &Mode::name);
  return found == modes().end() ? nullptr : &*found;
}

Scale::Scale(std::string_view key, std::string_view mode)
    : key_(key), tonic_(pitch_class(key).value_or(-1)) {
  const Mode* const found = find_mode(mode);
  if (tonic_ < 0) throw base::Error("no key '" + std::string(key) + "'");
  if (found == nullptr) throw base::Error("no mode '" + std::string(mode) + "'");
  mode_ = *found;
  spell(key);
}

Scale Scale::from_degree(int degree) const {
  Scale scale = *this;
  if (degree == 0) return scale;
  scale.tonic_ = class_of(degree);
  scale.key_ = name_of(scale.tonic_);
  scale.mode_ = {"", {}};
  for (int i = 0; i < size(); ++i)
    scale.mode_.semitones.push_back(pitch(degree + i) - pitch(degree));
  const auto named = std::ranges::find(modes(), scale.mode_.semitones, &Mode::semitones);
  if (named != modes().end()) scale.mode_.name = named->name;
  return scale;  // spelt as before
}

int Scale::degree(int step) const noexcept { return wrap(step, size()); }

int Scale::pitch(int step) const noexcept {
  const int octave = (step - degree(step)) / size();
  return tonic_ + 12 * octave + mode_.semitones[static_cast<std::size_t>(degree(step))];
}

int Scale::class_of(int degree) const noexcept { return wrap(pitch(degree), 12); }

std::optional<int> Scale::step_of(int pitch) const noexcept {
  const int above = wrap(pitch - tonic_, 12);
  const auto& list = mode_.semitones;
  const auto found = std::ranges::find(list, above);
  if (found == list.end()) return std::nullopt;
  return (pitch - tonic_ - above) / 12 * size() + static_cast<int>(found - list.begin());
}

int Scale::nearest_step(double pitch) const noexcept {
  const int centre = static_cast<int>(std::lround(pitch));
  int best = 0;
  double distance = 1e9;
  for (int candidate = centre - 6; candidate <= centre + 6; ++candidate) {
    const auto step = step_of(candidate);
    if (!step || std::abs(candidate - pitch) >= distance) continue;
    best = *step;
    distance = std::abs(candidate - pitch);
  }
  return best;
}

const std::string& Scale::name_of(int pitch_class) const noexcept {
  return names_[static_cast<std::size_t>(wrap(pitch_class, 12))];
}

void Scale::spell(std::string_view key) {
  constexpr std::string_view kLetters = "CDEFGAB";
  constexpr std::array<int, 7> kNaturals{0, 2, 4, 5, 7, 9, 11};
  const auto tonic_letter = static_cast<int>(kLetters.find(key[0]));
  const bool minor_third = std::ranges::find(mode_.semitones, 3) != mode_.semitones.end();
  const bool flats =
      key.ends_with('b') || key == "F" || (minor_third && (key == "C" || key == "G" || key == "D"));
  for (int pc = 0; pc < 12; ++pc) {
    const auto sharp_or_flat = std::ranges::find_if(key_names(), [&](std::string_view name) {
      return pitch_class(name) == pc && (name.size() == 1 || name.ends_with('b') == flats);
    });
    names_[static_cast<std::size_t>(pc)] = *sharp_or_flat;
  }
  if (size() != 7) return;
  for (int i = 0; i < 7; ++i) {
    const auto letter = static_cast<std::size_t>(wrap(tonic_letter + i, 7));
    const int off = wrap(class_of(i) - kNaturals[letter] + 6, 12) - 6;
    if (off < -1 || off > 1) continue;  // a double sharp or flat: the plain name reads better
    names_[static_cast<std::size_t>(class_of(i))] =
        std::string(1, kLetters[letter]) + (off == 0  ? ""
                                            : off > 0 ? "#"
                                                      : "b");
  }
}

Scale pentatonic_of(const Scale& scale) {
  if (scale.size() < 6) return scale;
  for (const std::string_view name : {"major-pentatonic", "minor-pentatonic"}) {
    const Mode& mode = *find_mode(name);
    const auto has = [&](int above) { return scale.contains(scale.tonic() + above); };
    if (std::ranges::all_of(mode.semitones, has)) return scale.parallel(mode);
  }
  return scale;
}

}  // namespace auralis::theory

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/chord_symbol.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/letter_case.h"
#include "theory/pitch.h"

namespace auralis::theory {

namespace {

struct Kind {
  std::string_view suffix;
  std::array<int, 6> intervals;  // above the root; 0 where there are no more
};

// As lead sheets have them. M and m are told apart; else small letters stand for both.
constexpr std::array<Kind, 64> kKinds{{
    {"", {4, 7}},
    {"maj", {4, 7}},
    {"M", {4, 7}},
    {"m", {3, 7}},
    {"min", {3, 7}},
    {"mi", {3, 7}},
    {"-", {3, 7}},
    {"dim", {3, 6}},
    {"o", {3, 6}},
    {"aug", {4, 8}},
    {"+", {4, 8}},
    {"5", {7}},
    {"sus", {5, 7}},
    {"sus2", {2, 7}},
    {"sus4", {5, 7}},
    {"6", {4, 7, 9}},
    {"maj6", {4, 7, 9}},
    {"M6", {4, 7, 9}},
    {"m6", {3, 7, 9}},
    {"min6", {3, 7, 9}},
    {"-6", {3, 7, 9}},
    {"69", {4, 7, 9, 2}},
    {"6/9", {4, 7, 9, 2}},
    {"m69", {3, 7, 9, 2}},
    {"7", {4, 7, 10}},
    {"dom7", {4, 7, 10}},
    {"maj7", {4, 7, 11}},
    {"ma7", {4, 7, 11}},
    {"M7", {4, 7, 11}},
    {"j7", {4, 7, 11}},
    {"m7", {3, 7, 10}},
    {"min7", {3, 7, 10}},
    {"mi7", {3, 7, 10}},
    {"-7", {3, 7, 10}},
    {"mmaj7", {3, 7, 11}},
    {"mM7", {3, 7, 11}},
    {"m(maj7)", {3, 7, 11}},
    {"minmaj7", {3, 7, 11}},
    {"dim7", {3, 6, 9}},
    {"o7", {3, 6, 9}},
    {"m7b5", {3, 6, 10}},
    {"min7b5", {3, 6, 10}},
    {"-7b5", {3, 6, 10}},
    {"7b5", {4, 6, 10}},
    {"7#5", {4, 8, 10}},
    {"aug7", {4, 8, 10}},
    {"+7", {4, 8, 10}},
    {"7sus4", {5, 7, 10}},
    {"7sus", {5, 7, 10}},
    {"7b9", {4, 7, 10, 1}},
    {"7#9", {4, 7, 10, 3}},
    {"9", {4, 7, 10, 2}},
    {"maj9", {4, 7, 11, 2}},
    {"M9", {4, 7, 11, 2}},
    {"m9", {3, 7, 10, 2}},
    {"min9", {3, 7, 10, 2}},
    {"9sus4", {5, 7, 10, 2}},
    {"add9", {4, 7, 2}},
    {"add2", {4, 7, 2}},
    {"2", {4, 7, 2}},
    {"madd9", {3, 7, 2}},
    {"11", {7, 10, 2, 5}},
    {"m11", {3, 7, 10, 2, 5}},
    {"13", {4, 7, 10, 2, 9}},
}};

/// The signs of print as letters, without what only sets off.
std::string plain(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSigns{{{"\u266f", "#"},
                                                                                 {"\u266d", "b"},
                                                                                 {"\u0394", "maj"},
                                                                                 {"\u00b0", "o"},
                                                                                 {"\u00f8", "m7b5"},
                                                                                 {" ", ""}}};
  std::string word(text);
  for (const auto& [sign, letters] : kSigns)
    for (std::size_t at = word.find(sign); at != std::string::npos; at = word.find(sign, at))
      word.replace(at, sign.size(), letters);
  return word;
}

/// A letter and one sharp or flat, which are taken off the text.
std::optional<int> take_note(std::string_view& text) {
  for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
    if (text.size() < length) continue;
    if (const auto note = pitch_class(text.substr(0, length))) {
      text.remove_prefix(length);
      return note;
    }
  }
  return std::nullopt;
}

const Kind* find_kind(std::string_view suffix) {
  const auto* found = std::ranges::find(kKinds, suffix, &Kind::suffix);
  if (found != kKinds.end()) return &*found;
  const std::string small = base::lower_case(suffix);  // "Maj7", "DIM", but neither "M" nor "m"
  if (suffix.starts_with('M') && !small.starts_with("ma") && !small.starts_with("mi"))
    return nullptr;
  found = std::ranges::find(kKinds, std::string_view(small), &Kind::suffix);
  return found == kKinds.end() ? nullptr : &*found;
}

/// Moves the degree that a note outside the scale stands for: the one as many thirds above the root
/// as the note is, where that is a semitone away, else one beside it.
void inflect(Chord& chord, const Scale& scale, int root, int pc) {
  // Degrees above the root of each interval: a ninth, a third, a fourth, a fifth, a seventh.
  constexpr std::array<int, 12> kDegrees{0, 1, 1, 2, 2, 3, 4, 4, 4, 6, 6, 6};
  const auto moves = [&](int degree, int by) {
    return !chord.contains(scale.class_of(degree)) &&
           wrap(scale.class_of(degree) + by - pc, 12) == 0;
  };
  int home = 0;  // the root's degree, or that below it
  for (int degree = 0; degree < scale.size(); ++degree)
    if (wrap(root - scale.class_of(degree), 12) <= 1) home = degree;
  const int stacked = home + kDegrees[static_cast<std::size_t>(wrap(pc - root, 12))];
  for (int away = 0; away < scale.size(); ++away)
    for (const int by : {1, -1}) {
      if (!moves(stacked + away, by)) continue;
      chord.inflections[static_cast<std::size_t>(scale.degree(stacked + away))] = by;
      return;
    }
}

}  // namespace

std::optional<std::vector<int>> parse_chord_symbol(std::string_view text) {
  const std::string word = plain(text);
  std::string_view rest = word;
  const auto root = take_note(rest);
  if (!root) return std::nullopt;
  const Kind* kind = find_kind(rest);
  std::optional<int> bass;
  if (kind == nullptr) {
    const auto slash = rest.rfind('/');
    if (slash == std::string_view::npos) return std::nullopt;
    std::string_view below = rest.substr(slash + 1);
    kind = find_kind(rest.substr(0, slash));
    bass = take_note(below);
    if (kind == nullptr || !bass || !below.empty()) return std::nullopt;
  }
  std::vector<int> classes{bass.value_or(*root)};
  const auto add = [&classes](int pc) {
    if (std::ranges::find(classes, pc) == classes.end()) classes.push_back(pc);
  };
  add(*root);
  for (const int above : kind->intervals)
    if (above > 0) add(wrap(*root + above, 12));
  return classes;
}

Chord chord_of(const Scale& scale, const std::vector<int>& classes) {
  Chord chord;
  chord.degree = scale.degree(scale.nearest_step(classes.front() + 60));
  chord.classes = classes;
  chord.name = chord_name(scale, classes);
  const int root = root_of(classes);
  const bool within = std::ranges::all_of(classes, [&](int pc) { return scale.contains(pc); });
  if (within) return chord;
  chord.inflections.assign(static_cast<std::size_t>(scale.size()), 0);
  for (const int pc : classes)
    if (!scale.contains(pc)) inflect(chord, scale, root, pc);
  return chord;
}

}  // namespace auralis::theory

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/chord.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "theory/pitch.h"

namespace auralis::theory {

namespace {

struct Quality {
  std::string_view suffix;
  std::vector<int> intervals;  // above the root, rising
};

const std::vector<Quality>& qualities() {
  static const std::vector<Quality> all{
      {"", {4, 7}},
      {"m", {3, 7}},
      {"dim", {3, 6}},
      {"aug", {4, 8}},
      {"5", {7}},
      {"sus2", {2, 7}},
      {"sus4", {5, 7}},
      {"7sus4", {5, 7, 10}},
      {"maj7", {4, 7, 11}},
      {"7", {4, 7, 10}},
      {"m7", {3, 7, 10}},
      {"m7b5", {3, 6, 10}},
      {"m(maj7)", {3, 7, 11}},
      {"dim7", {3, 6, 9}},
      {"6", {4, 7, 9}},
      {"m6", {3, 7, 9}},
      {"add9", {2, 4, 7}},
      {"m(add9)", {2, 3, 7}},
      {"maj9", {2, 4, 7, 11}},
      {"9", {2, 4, 7, 10}},
      {"m9", {2, 3, 7, 10}},
      {"9sus4", {2, 5, 7, 10}},
      {"m(maj9)", {2, 3, 7, 11}},
      {"maj7#5", {4, 8, 11}},
      {"7#5", {4, 8, 10}},
      {"sus4add9", {2, 5, 7}},
      {"6/9", {2, 4, 7, 9}},
      {"m(b9)", {1, 3, 7}},
      {"m7(b9)", {1, 3, 7, 10}},
      {"7(b9)", {1, 4, 7, 10}},
      {"(b9)", {1, 4, 7}},
      {"sus(b9)", {1, 7}},
      {"b5", {4, 6}},
      {"7b5", {4, 6, 10}},
  };
  return all;
}

/// The suffix of classes seen from a root, or null.
const Quality* quality_from(int root, const std::vector<int>& classes) {
  std::vector<int> intervals;
  for (const int pc : classes)
    if (pc != root) intervals.push_back(wrap(pc - root, 12));
  std::ranges::sort(intervals);
  const auto found = std::ranges::find(qualities(), intervals, &Quality::intervals);
  return found == qualities().end() ? nullptr : &*found;
}

/// Scale steps above the root that come nearest to an interval in semitones.
int steps_near(const Scale& scale, int degree, int low, int target) {
  int best = 1;
  int distance = 99;
  for (int steps = 1; steps <= scale.size(); ++steps) {
    const int interval = scale.pitch(degree + steps) - scale.pitch(degree);
    if (interval < low || std::abs(interval - target) >= distance) continue;
    best = steps;
    distance = std::abs(interval - target);
  }
  return best;
}

struct Stack {
  int second, third, fifth, seventh;  // in scale steps above the root
};

Stack stack_on(const Scale& scale, int degree) {
  if (scale.size() == 7) return {1, 2, 4, 6};
  return {1, steps_near(scale, degree, 3, 3), steps_near(scale, degree, 6, 7),
          steps_near(scale, degree, 9, 10)};
}

std::vector<int> members(const Stack& s, ChordKind kind) {
  switch (kind) {
    case ChordKind::kFifth:
      return {0, s.fifth};
    case ChordKind::kSus2:
      return {0, s.second, s.fifth};
    case ChordKind::kTriad:
      return {0, s.third, s.fifth};
    case ChordKind::kAdd9:
      return {0, s.third, s.fifth, s.second};
    case ChordKind::kSeventh:
      return {0, s.third, s.fifth, s.seventh};
    case ChordKind::kNinth:
      return {0, s.third, s.fifth, s.seventh, s.second};
  }
  return {0};
}

}  // namespace

int root_of(const std::vector<int>& classes) {
  for (const int root : classes)
    if (quality_from(root, classes) != nullptr) return root;
  return classes.front();
}

std::string chord_name(const Scale& scale, const std::vector<int>& classes) {
  const int bass = classes.front(), root = root_of(classes);
  if (const Quality* quality = quality_from(root, classes)) {
    std::string name = scale.name_of(root) + std::string(quality->suffix);
    return root == bass ? name : name + "/" + scale.name_of(bass);
  }
  std::string name = scale.name_of(bass) + "(";  // no usual name: the notes themselves
  for (std::size_t i = 1; i < classes.size(); ++i)
    name += (i > 1 ? " " : "") + scale.name_of(classes[i]);
  return name + ")";
}

bool Chord::contains(int pitch) const noexcept {
  return std::ranges::find(classes, wrap(pitch, 12)) != classes.end();
}

std::string_view Chord::tone(int pitch) const {
  if (!contains(pitch)) return "none";
  const int from = root_of(classes);  // the bass of G/B is its third
  const auto has = [&](int interval) { return contains(from + interval); };
  const bool third = has(3) || has(4), seventh = has(10) || has(11);
  switch (wrap(pitch - from, 12)) {
    case 0:
      return "root";
    case 1:
      return "ninth";
    case 2:  // in a sus2 the third is away
      return third || has(5) ? "ninth" : "second";
    case 3:
      return has(4) ? "ninth" : "third";
    case 4:
      return "third";
    case 5:  // in a sus4 the third is away
      return third ? "eleventh" : "fourth";
    case 6:
      return has(7) ? "eleventh" : "fifth";
    case 7:
      return "fifth";
    case 8:
      return !has(7) ? "fifth" : seventh ? "thirteenth" : "sixth";
    case 9:
      if (seventh) return "thirteenth";
      return has(3) && has(6) && !has(7) ? "seventh" : "sixth";  // of a dim7
    default:
      return "seventh";
  }
}

Chord build_chord(const Scale& scale, int degree, ChordKind kind) {
  degree = scale.degree(degree);
  const Stack stack = stack_on(scale, degree);
  // A ninth a semitone above the root is harsh when held: leave it out.
  const bool harsh = scale.pitch(degree + stack.second) - scale.pitch(degree) < 2;
  if (harsh && kind == ChordKind::kSus2) kind = ChordKind::kFifth;
  if (harsh && kind == ChordKind::kAdd9) kind = ChordKind::kTriad;
  if (harsh && kind == ChordKind::kNinth) kind = ChordKind::kSeventh;
  Chord chord;
  chord.degree = degree;
  for (const int steps : members(stack, kind)) {
    const int pc = scale.class_of(degree + steps);
    if (std::ranges::find(chord.classes, pc) == chord.classes.end()) chord.classes.push_back(pc);
  }
  chord.name = chord_name(scale, chord.classes);
  return chord;
}

int pitch_under(const Chord& chord, const Scale& scale, int step) noexcept {
  if (static_cast<int>(chord.inflections.size()) != scale.size()) return scale.pitch(step);
  return scale.pitch(step) + chord.inflections[static_cast<std::size_t>(scale.degree(step))];
}

double stability(const Scale& scale, int degree) {
  const Stack stack = stack_on(scale, degree);
  const int root = scale.pitch(degree);
  const int third = scale.pitch(degree + stack.third) - root;
  const int fifth = scale.pitch(degree + stack.fifth) - root;
  if (fifth != 7) return fifth == 8 ? 0.3 : 0.1;
  return third == 3 || third == 4 ? 1 : 0.6;
}

bool rests_on(const Chord& chord, int pitch) noexcept {
  return chord.contains(pitch) || !chord.contains(pitch - 1);
}

}  // namespace auralis::theory

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/keyboard_map.h"

#include "base/decimal.h"
#include "base/error.h"
#include "theory/pitch.h"
#include "theory/scala_lines.h"

namespace auralis::theory {

namespace {

constexpr int kMostDegree = 100'000;

double read_frequency(ScalaLines& lines) {
  const auto word = first_word(lines.next("the reference frequency"));
  const auto value = base::parse_decimal(word);
  if (!value || *value < 1e-3 || *value > 1e6)
    lines.refuse("'" + std::string(word) +
                 "': the reference frequency should be Hz above 0, like 440.0");
  return *value;
}

std::optional<int> read_degree(ScalaLines& lines) {
  const auto word = first_word(lines.next("a degree"));
  if (word == "x" || word == "X") return std::nullopt;
  const auto degree = base::parse_integer(word);
  if (!degree || *degree < -kMostDegree || *degree > kMostDegree)
    lines.refuse("'" + std::string(word) +
                 "': an entry should be a degree of the scale, or x for none");
  return static_cast<int>(*degree);
}

}  // namespace

KeyboardMap parse_keyboard_map(std::string_view text, const std::string& name) {
  ScalaLines lines(text, name);
  const auto key = [&lines](const char* what) {
    return static_cast<int>(lines.integer(what, 0, 127));
  };
  KeyboardMap map;
  map.size = static_cast<int>(lines.integer("the size of the map", 0, kMostDegree));
  map.first = key("the first key to retune");
  map.last = static_cast<int>(lines.integer("the last key to retune", map.first, 127));
  map.middle = key("the middle key");
  map.reference = key("the reference key");
  map.frequency = read_frequency(lines);
  map.octave = static_cast<int>(lines.integer("the formal octave's degree", 0, kMostDegree));
  // Silent keys at the end may be left out.
  for (int i = 0; i < map.size && lines.more(); ++i) map.degrees.push_back(read_degree(lines));

  const auto entry =
      static_cast<std::size_t>(map.size > 0 ? wrap(map.reference - map.middle, map.size) : 0);
  if (map.size > 0 && (entry >= map.degrees.size() || !map.degrees[entry]))
    throw base::Error(name + ": the reference key " + std::to_string(map.reference) +
                          " should play a degree, but the mapping leaves it silent",
                      base::Fault::kUsage);
  return map;
}

}  // namespace auralis::theory

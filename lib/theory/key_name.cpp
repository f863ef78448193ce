// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/key_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "base/letter_case.h"
#include "theory/pitch.h"
#include "theory/scale.h"

namespace auralis::theory {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 7> kModeWords{{{"major", "ionian"},
                                          {"maj", "ionian"},
                                          {"minor", "aeolian"},
                                          {"min", "aeolian"},
                                          {"m", "aeolian"},
                                          {"naturalminor", "aeolian"},
                                          {"insen", "in-sen"}}};
constexpr std::array<Word, 6> kSigns{
    {{"#", "#"}, {"\u266f", "#"}, {"sharp", "#"}, {"b", "b"}, {"\u266d", "b"}, {"flat", "b"}}};
/// Those without a name of their own in key_names().
constexpr std::array<Word, 4> kEnharmonic{{{"Cb", "B"}, {"Fb", "E"}, {"E#", "F"}, {"B#", "C"}}};

/// In small letters, without what stands between words.
std::string folded(std::string_view text) {
  std::string plain = base::lower_case(text);
  std::erase_if(plain, [](char c) { return c == ' ' || c == '-' || c == '_' || c == '\t'; });
  return plain;
}

std::optional<std::string_view> mode_of(const std::string& plain) {
  for (const Mode& mode : modes())
    if (folded(mode.name) == plain) return mode.name;
  const auto* const word = std::ranges::find(kModeWords, plain, &Word::first);
  return word == kModeWords.end() ? std::nullopt : std::optional(word->second);
}

/// The key of this spelling, or nothing.
std::optional<std::string_view> key_of(std::string spelling) {
  const auto* const other = std::ranges::find(kEnharmonic, spelling, &Word::first);
  if (other != kEnharmonic.end()) spelling = other->second;
  const auto names = key_names();
  const auto name = std::ranges::find(names, std::string_view(spelling));
  return name == names.end() ? std::nullopt : std::optional(*name);
}

/// A tonic of these characters, and a mode of all that follows it.
std::optional<NamedKey> split_key(const std::string& tonic, std::string_view rest) {
  const auto key = key_of(tonic);
  if (!key) return std::nullopt;
  if (rest.empty()) return NamedKey{*key, std::nullopt};
  if (rest == "M") return NamedKey{*key, "ionian"};  // "AM" is major, "Am" minor
  const auto mode = mode_of(folded(rest));
  return mode ? std::optional(NamedKey{*key, mode}) : std::nullopt;
}

}  // namespace

std::optional<std::string_view> parse_mode(std::string_view text) {
  const std::string plain = folded(text);
  return plain == "m" ? std::nullopt : mode_of(plain);
}

std::optional<NamedKey> parse_key(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
  const std::string letter(1, static_cast<char>(std::toupper(static_cast<unsigned char>(text[0]))));
  const std::string_view rest = text.substr(1);
  const auto gap = std::min(rest.find_first_not_of(" -_"), rest.size());
  for (const auto& [sign, spelt] : kSigns) {
    const std::string_view behind = rest.substr(gap);
    if (folded(behind.substr(0, sign.size())) != sign) continue;
    const std::string_view mode = behind.substr(sign.size());
    if (auto key = split_key(letter + std::string(spelt), mode)) return key;
  }
  return split_key(letter, rest);
}

}  // namespace auralis::theory

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/abc_fields.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/error.h"
#include "base/letter_case.h"
#include "theory/chord_symbol.h"
#include "theory/pitch.h"

namespace auralis::score {

namespace {

constexpr std::string_view kAccidentals = "^_=";

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto length = std::min(text.find_first_of(" \t"), text.size());
    if (length > 0) words.push_back(text.substr(0, length));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return words;
}

/// Words, in which blanks may stand between quotes, without the quotes.
std::vector<std::string> properties_of(std::string_view text) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"')
      quoted = !quoted;
    else if (quoted || (c != ' ' && c != '\t'))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

struct ModeName {
  std::string_view start;  // its first three letters
  std::string_view mode;
  int fifths;  // of its signature, seen from that of the major key on its tonic
};

const ModeName* find_mode_name(std::string_view word) {
  static constexpr std::array<ModeName, 9> kNames{{{"maj", "ionian", 0},
                                                   {"ion", "ionian", 0},
                                                   {"min", "aeolian", -3},
                                                   {"aeo", "aeolian", -3},
                                                   {"dor", "dorian", -2},
                                                   {"phr", "phrygian", -4},
                                                   {"lyd", "lydian", 1},
                                                   {"mix", "mixolydian", -1},
                                                   {"loc", "locrian", -5}}};
  std::string start = base::lower_case(word.substr(0, 3));
  if (start.empty()) start = "maj";
  if (start == "m") start = "min";
  const auto found = std::ranges::find(kNames, start, &ModeName::start);
  return found == kNames.end() ? nullptr : &*found;
}

struct ClefEnding {
  std::string_view text;
  int octaves = 0;
};

/// What follows a clef's name and line: treble-8.
ClefEnding ending_of_clef(std::string_view word) {
  constexpr std::array<ClefEnding, 8> kEndings{{{"+8", 1},
                                                {"-8", -1},
                                                {"^8", 1},
                                                {"_8", -1},
                                                {"+15", 2},
                                                {"-15", -2},
                                                {"^15", 2},
                                                {"_15", -2}}};
  for (const ClefEnding& ending : kEndings)
    if (word.ends_with(ending.text)) return ending;
  return {};
}

/// A clef by its name: bass, alto4, treble-8.
bool is_clef(std::string_view word) {
  constexpr std::array<std::string_view, 10> kClefs{"treble",   "bass",    "alto",         "tenor",
                                                    "baritone", "soprano", "mezzosoprano", "perc",
                                                    "none",     "auto"};
  word.remove_suffix(ending_of_clef(word).text.size());
  if (!word.empty() && word.back() >= '1' && word.back() <= '5') word.remove_suffix(1);  // its line
  return std::ranges::count(kClefs, base::lower_case(word)) > 0;
}

/// A property has a name, which an accidental has not: =c.
bool is_property(std::string_view word) { return word.find('=', 1) != word.npos; }

/// What stands among the words of a key, but is none of them.
bool is_no_key(std::string_view word) { return is_clef(word) || is_property(word); }

bool is_accidental(std::string_view word) {
  return !word.empty() && kAccidentals.find(word[0]) != kAccidentals.npos;
}

/// Whether a word is a tonic, a mode or both, so that accidentals may follow it without a blank.
bool is_tonic_or_mode(std::string_view word) {
  if (!word.empty() && word[0] >= 'A' && word[0] <= 'G') {
    word.remove_prefix(1);
    if (word.starts_with('#') || word.starts_with('b')) word.remove_prefix(1);
    return word == "exp" || find_mode_name(word) != nullptr;
  }
  return word == "exp" || (word.size() >= 3 && find_mode_name(word) != nullptr);
}

/// Words, accidentals apart from what they follow: "Dmix=c" is two.
std::vector<std::string_view> key_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::string_view word : words_of(text)) {
    const auto head = word.substr(0, word.find_first_of(kAccidentals));
    if (!head.empty() && !is_tonic_or_mode(head)) {
      words.push_back(word);
      continue;
    }
    if (!head.empty()) words.push_back(head);
    word.remove_prefix(head.size());
    while (!word.empty()) {
      const auto letter = std::min(word.find_first_not_of(kAccidentals), word.size());
      const auto length = std::min(word.find_first_of(kAccidentals, letter), word.size());
      words.push_back(word.substr(0, length));
      word.remove_prefix(length);
    }
  }
  return words;
}

int whole_number(const std::string& property, std::string_view value, int most) {
  if (value.starts_with('+')) value.remove_prefix(1);
  const auto number = base::parse_integer(value);
  if (!number || std::abs(*number) > most)
    throw base::Error("'" + property + "': should be a whole number in " + std::to_string(-most) +
                      ".." + std::to_string(most));
  return static_cast<int>(*number);
}

/// The sharps (or flats, below 0) of a major key.
int fifths_of(std::string_view tonic) {
  constexpr std::string_view kFifths = "FCGDAEB";
  const int natural = static_cast<int>(kFifths.find(tonic[0])) - 1;
  return natural + (tonic.ends_with('#') ? 7 : 0) - (tonic.ends_with('b') ? 7 : 0);
}

void apply_signature(AbcKey& key, int fifths) {
  constexpr std::string_view kSharps = "FCGDAEB";
  for (int i = 0; i < std::abs(fifths); ++i) {
    const char letter = kSharps[static_cast<std::size_t>(fifths > 0 ? i : 6 - i)];
    key.accidentals[kAbcLetters.find(letter)] = fifths > 0 ? 1 : -1;
  }
}

void apply_accidental(AbcKey& key, std::string_view word) {
  int semitones = 0;
  const std::string_view whole = word;
  for (; is_accidental(word); word.remove_prefix(1))
    semitones += word[0] == '^' ? 1 : word[0] == '_' ? -1 : 0;
  const char letter = word.size() == 1 ? word[0] : ' ';
  const auto place = kAbcLetters.find(static_cast<char>(letter >= 'a' ? letter - 32 : letter));
  if (place == kAbcLetters.npos || std::abs(semitones) > 2)
    throw base::Error("'" + std::string(whole) + "': should be an accidental like ^f or _b");
  key.accidentals[place] = semitones;
}

/// The tonic and mode at the beginning of the words; returns how many words they took.
std::size_t apply_tonic(AbcKey& key, const std::vector<std::string_view>& words) {
  if (words[0] == "none") return 1;
  if (words[0] == "HP" || words[0] == "Hp") {
    key.key = find_key("A", "mixolydian");
    apply_signature(key, 2);
    return 1;
  }
  const bool signed_tonic = words[0].size() > 1 && (words[0][1] == '#' || words[0][1] == 'b');
  const auto tonic = words[0].substr(0, signed_tonic ? 2 : 1);
  if (!theory::pitch_class(tonic))
    throw base::Error("'" + std::string(words[0]) + "': a key should begin with its tonic, A to G");
  std::string_view mode = words[0].substr(tonic.size());
  std::size_t taken = 1;
  if (mode.empty() && words.size() > 1 && !is_no_key(words[1]) && !is_accidental(words[1]))
    mode = words[taken++];
  if (mode == "exp") return taken;  // the accidentals that follow are all there is, and no mode
  const ModeName* name = find_mode_name(mode);
  if (name == nullptr)
    throw base::Error("'" + std::string(mode) +
                      "': a mode should be maj, min, ion, dor, phr, lyd, mix, aeo, loc or exp");
  const int fifths = fifths_of(tonic) + name->fifths;
  if (std::abs(fifths) > 7)
    throw base::Error("'" + std::string(tonic) + " " + std::string(name->mode) +
                      "': a key should have at most seven sharps or flats");
  key.key = find_key(tonic, name->mode);
  apply_signature(key, fifths);
  return taken;
}

/// Two whole numbers at a slash, the first a sum: (2+3)/8.
std::optional<std::pair<int, int>> fraction_of(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  auto over = text.substr(0, slash);
  if (over.starts_with('(') && over.ends_with(')')) over = over.substr(1, over.size() - 2);
  const auto under = base::parse_integer(text.substr(slash + 1));
  int sum = 0;
  for (bool more = true; more;) {
    const auto plus = over.find('+');
    more = plus != over.npos;
    const auto count = base::parse_integer(over.substr(0, plus));
    if (!count || *count < 1 || *count > 64) return std::nullopt;
    sum += static_cast<int>(*count);
    if (more) over.remove_prefix(plus + 1);
  }
  // A fraction of a whole note: halves, quarters and so on.
  if (!under || *under < 1 || *under > 512 || (*under & (*under - 1)) != 0 || sum > 64)
    return std::nullopt;
  return std::pair(sum, static_cast<int>(*under));
}

}  // namespace

std::optional<AbcKey> parse_abc_key(std::string_view text) {
  AbcKey key;
  const auto words = key_words(text);
  if (words.empty()) return key;
  if (is_no_key(words[0]) && words[0] != "none") return std::nullopt;
  const std::size_t taken = is_accidental(words[0]) ? 0 : apply_tonic(key, words);
  for (const auto word :
       std::vector(words.begin() + static_cast<std::ptrdiff_t>(taken), words.end()))
    if (is_accidental(word)) apply_accidental(key, word);
  return key;
}

void AbcShift::take(const AbcShift& later) noexcept {
  if (later.clef) clef = later.clef;
  if (later.octave) octave = later.octave;
  if (later.transpose) transpose = later.transpose;
}

int AbcShift::semitones() const noexcept {
  return 12 * (clef.value_or(0) + octave.value_or(0)) + transpose.value_or(0);
}

AbcShift parse_abc_shift(std::string_view text) {
  constexpr int kMostOctaves = 10, kMostSemitones = 127;
  AbcShift shift;
  for (const std::string& word : properties_of(text)) {
    const auto equals = std::min(word.find('='), word.size());
    const std::string name = word.substr(0, equals);
    const std::string_view value = std::string_view(word).substr(std::min(equals + 1, word.size()));
    if (name == "clef" || is_clef(word))
      shift.clef = ending_of_clef(word).octaves;
    else if (name == "octave" && !value.empty())
      shift.octave = whole_number(word, value, kMostOctaves);
    else if ((name == "transpose" || name == "t") && !value.empty())
      shift.transpose = whole_number(word, value, kMostSemitones);
  }
  return shift;
}

AbcVoice parse_abc_voice(std::string_view text) {
  const auto words = words_of(text);
  if (words.empty()) return {};
  const std::string id(words[0]);
  return {id, parse_abc_shift(text.substr(text.find(id) + id.size()))};
}

std::optional<Metre> parse_abc_metre(std::string_view text) {
  const auto words = words_of(text);
  const auto word = words.empty() ? std::string_view("none") : words[0];
  if (word == "none") return std::nullopt;
  if (word == "C") return Metre{4, 4};
  if (word == "C|") return Metre{2, 2};
  const auto fraction = fraction_of(word);
  if (!fraction)
    throw base::Error("'" + std::string(word) + "': a metre should be like 6/8, C, C| or none");
  return Metre{fraction->first, fraction->second};
}

double parse_abc_unit(std::string_view text) {
  const auto words = words_of(text);
  const auto word = words.empty() ? text : words[0];
  const auto fraction = word == "1" ? std::pair(1, 1) : fraction_of(word);
  if (!fraction)
    throw base::Error("'" + std::string(word) + "': a unit note length should be like 1/8");
  return 4.0 * fraction->first / fraction->second;
}

std::optional<double> parse_abc_tempo(std::string_view text, double unit) {
  std::string plain;  // without what stands in quotes
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c != '"' && !quoted) plain += c;
  }
  const std::string_view all = plain;
  const auto equals = all.find('=');
  const auto words = words_of(all.substr(equals == all.npos ? 0 : equals + 1));
  const auto rate = words.empty() ? std::nullopt : base::parse_decimal(words[0]);
  if (!rate || *rate <= 0) return std::nullopt;
  if (equals == all.npos) return *rate * unit;
  double beats = 0;
  for (const auto word : words_of(all.substr(0, equals))) {
    const auto fraction = fraction_of(word);
    if (!fraction) return std::nullopt;
    beats += 4.0 * fraction->first / fraction->second;
  }
  return beats > 0 ? std::optional(*rate * beats) : std::nullopt;
}

std::optional<std::vector<int>> parse_abc_chord(std::string_view text, int raised) {
  if (text == "N.C." || text == "NC") return std::vector<int>{};
  auto classes = theory::parse_chord_symbol(text);
  if (classes)
    for (int& pc : *classes) pc = theory::wrap(pc + raised, 12);
  return classes;
}

double default_abc_unit(const Metre& metre) noexcept { return metre.bar() < 3 ? 0.25 : 0.5; }

}  // namespace auralis::score

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/abc_music.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "score/abc_signs.h"

namespace auralis::score {

namespace {

constexpr int kMostNumber = 9999;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_one_of(char c, std::string_view set) noexcept { return c != 0 && set.find(c) != set.npos; }

std::string first_word(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return std::string(text.substr(0, text.find_first_of(" \t")));
}

}  // namespace

AbcMusic::AbcMusic(const AbcHeader& header)
    : metre_(header.metre),
      unit_(header.unit.value_or(default_abc_unit(header.metre))),
      shift_(header.shift),
      voice_(header.voice) {
  shift_.take(header.voice_shift);
  set_key(header.key);
}

void AbcMusic::refuse(const std::string& why) const {
  throw base::Error("column " + std::to_string(at_ + 1) + ": " + why);
}

char AbcMusic::peek(std::size_t ahead) const noexcept {
  return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
}

bool AbcMusic::take(char c) noexcept {
  if (peek() != c) return false;
  ++at_;
  return true;
}

std::optional<int> AbcMusic::take_number() {
  if (!is_digit(peek())) return std::nullopt;
  int value = 0;
  for (; is_digit(peek()); ++at_) {
    value = 10 * value + (peek() - '0');
    if (value > kMostNumber) refuse("a number should be at most " + std::to_string(kMostNumber));
  }
  if (value == 0) refuse("a number should be above 0");
  return value;
}

double AbcMusic::take_length() {
  double length = take_number().value_or(1);
  while (take('/')) length /= take_number().value_or(2);
  if (length < 1e-3) refuse("a note should last longer");
  return length;
}

void AbcMusic::read_line(std::string_view text) {
  text_ = text;
  at_ = 0;
  while (at_ < text_.size()) {
    if (!heard_) {  // another voice's music, up to where a voice is named
      at_ = std::min(text_.find("[V:", at_), text_.size());
      if (at_ < text_.size()) read_inline_field();
    } else {
      read_element();
    }
  }
}

void AbcMusic::read_element() {
  const char c = peek();
  if (is_one_of(c, "^_=") || (is_letter(c) && (c & 0x5F) <= 'G')) {
    const int pitch = read_pitch();
    add(pitch, take_length() * unit_);
  } else if (c == 'z' || c == 'x') {
    ++at_;
    add(std::nullopt, take_length() * unit_);
  } else if (c == 'Z' || c == 'X') {
    read_bar_rest();
  } else if (c == '|' || c == ':' || (c == '.' && peek(1) == '|')) {
    read_bar();
  } else if (c == '[') {
    read_bracket();
  } else if (c == '(' && is_digit(peek(1))) {
    read_tuplet();
  } else if (c == '<' || c == '>') {
    read_broken_rhythm();
  } else if (c == '-') {
    tie();
  } else if (c == '"') {
    read_chord_symbol();
  } else if (c == '{') {
    pass_to('}', "grace notes");
  } else if (c == '!' || c == '+') {
    read_decoration();
  } else if (c == '&') {
    read_overlay();
  } else if (c == 'y') {  // space on paper
    ++at_;
    (void)take_length();
  } else if (is_letter(c) || is_one_of(c, " \t\r\\`$().~*;@#")) {
    ++at_;  // a short decoration, a slur, or nothing that sounds
  } else {
    refuse("'" + std::string(1, c) + "' has no meaning here");
  }
}

void AbcMusic::pass_to(char close, const char* what) {
  const auto end = text_.find(close, at_ + 1);
  if (end == text_.npos) refuse(std::string(what) + " should end with " + close);
  at_ = end + 1;
}

void AbcMusic::read_chord_symbol() {
  const std::size_t begin = at_ + 1;
  pass_to('"', "a chord symbol");
  const auto classes = parse_abc_chord(text_.substr(begin, at_ - 1 - begin), shift_.semitones());
  if (!classes) return;
  items_.push_back({AbcItem::Kind::kChord});
  items_.back().chord = *classes;
}

/// A decoration stands between two !, or two + in old tunes. A lone ! is how lines were broken
/// once.
void AbcMusic::read_decoration() {
  const char c = peek();
  const auto end = text_.find(c, at_ + 1);
  const bool closed =
      end != text_.npos && (c == '+' || is_decoration(text_.substr(at_ + 1, end - at_ - 1)));
  if (closed)
    at_ = end + 1;
  else if (c == '!' || text_.find_first_not_of(" \t", at_ + 1) == text_.npos)
    ++at_;
  else
    refuse("a decoration should end with +");
}

/// Other notes of the same bar, or of several, begin: they are read and left out.
void AbcMusic::read_overlay() {
  while (take('&')) {
  }
  if (!overlay_) overlay_ = {items_.size(), tied_, latest_};
  last_.reset();
  next_factor_ = 1;
  tuplet_left_ = 0;
}

void AbcMusic::end_overlay() {
  if (!overlay_) return;
  const auto from = items_.begin() + static_cast<std::ptrdiff_t>(overlay_->from);
  const auto is_of_it = [](const AbcItem& item) {
    return item.kind == AbcItem::Kind::kNote || item.kind == AbcItem::Kind::kChord;
  };
  items_.erase(std::remove_if(from, items_.end(), is_of_it), items_.end());
  tied_ = overlay_->tied;
  latest_ = overlay_->latest;
  overlay_.reset();
}

void AbcMusic::read_bracket() {
  if (is_digit(peek(1))) {
    ++at_;
    read_endings();
  } else if (peek(1) == '|') {
    read_bar();
  } else if (is_letter(peek(1)) && peek(2) == ':') {
    read_inline_field();
  } else {
    read_chord();
  }
}

void AbcMusic::read_inline_field() {
  const auto end = text_.find(']', at_);
  if (end == text_.npos) refuse("a field should end with ]");
  const auto value = text_.substr(at_ + 3, end - at_ - 3);
  try {
    read_field(peek(1), value);
  } catch (const base::Error& error) {
    refuse(error.what());
  }
  at_ = end + 1;
}

void AbcMusic::read_field(char letter, std::string_view value) {
  if (letter == 'P') begin_part(value);
  if (letter == 'V') {
    const AbcVoice voice = parse_abc_voice(value);
    if (!voice_) voice_ = voice.id;
    heard_ = voice.id == *voice_;
    if (heard_) shift_.take(voice.shift);
  }
  if (!heard_) return;
  if (letter == 'M') metre_ = parse_abc_metre(value).value_or(metre_);
  if (letter == 'L') unit_ = parse_abc_unit(value);
  if (letter == 'Q') set_tempo(parse_abc_tempo(value, unit_));
  if (letter != 'K') return;
  shift_.take(parse_abc_shift(value));
  if (const auto key = parse_abc_key(value)) set_key(*key);
}

/// Each voice may name the parts anew; one that is not read adds those alone that are new.
void AbcMusic::begin_part(std::string_view name) {
  const std::string word = first_word(name);
  if (word.empty() || !is_letter(word[0])) return;
  AbcItem part{AbcItem::Kind::kPart};
  part.part = word[0];
  const bool known = std::ranges::any_of(items_, [&](const AbcItem& item) {
    return item.kind == part.kind && item.part == part.part;
  });
  if (heard_ || !known) items_.push_back(part);
}

void AbcMusic::set_key(const AbcKey& key) {
  key_ = key;
  if (!key.key) return;
  AbcItem item{AbcItem::Kind::kKey};
  item.key = *key.key;
  items_.push_back(item);
}

void AbcMusic::set_tempo(std::optional<double> bpm) {
  if (!bpm) return;
  AbcItem item{AbcItem::Kind::kTempo};
  item.bpm = *bpm;
  items_.push_back(item);
}

void AbcMusic::read_bar() {
  const std::size_t begin = at_;
  for (; is_one_of(peek(), "|:]") || (is_one_of(peek(), ".[") && peek(1) == '|'); ++at_) {
  }
  const std::string_view bar = text_.substr(begin, at_ - begin);
  const auto [ends, starts] = repeats_of_bar(bar);
  if (bar == ":" || ends >= kMostAbcTimes || starts >= kMostAbcTimes) {
    at_ = begin;
    refuse("should be a bar line like |, ||, |:, :| or ::");
  }
  end_overlay();
  if (first_bar_ == 0)
    for (const AbcItem& item : items_) first_bar_ += item.beats;
  in_bar_ = {};
  last_.reset();
  AbcItem item{AbcItem::Kind::kRepeatEnd};
  item.times = static_cast<int>(ends) + 1;
  if (ends > 0) items_.push_back(item);
  if (starts > 0) items_.push_back({AbcItem::Kind::kRepeatStart});
  if (ends + starts == 0 && is_double_bar(bar)) items_.push_back({AbcItem::Kind::kSection});
  if (is_digit(peek())) read_endings();
}

void AbcMusic::read_endings() {
  AbcItem item{AbcItem::Kind::kEnding};
  do {
    const int first = take_number().value_or(0);
    const int last = take('-') ? take_number().value_or(0) : first;
    if (first < 1 || last < first || last > kMostAbcTimes)
      refuse("an ending should be like 1, 1,3 or 1-3, up to " + std::to_string(kMostAbcTimes));
    for (int n = first; n <= last; ++n) item.endings |= 1U << n;
  } while (take(','));
  items_.push_back(item);
}

void AbcMusic::read_tuplet() {
  ++at_;
  const int notes = take_number().value_or(0);
  if (notes < 2 || notes > 9) refuse("a tuplet should have 2 to 9 notes");
  const bool compound = metre_.unit == 8 && metre_.count % 3 == 0 && metre_.count > 3;
  constexpr std::array<int, 10> kTimes{0, 0, 3, 2, 3, 0, 2, 0, 3, 0};  // 0: by the metre
  int times = kTimes[static_cast<std::size_t>(notes)];
  if (times == 0) times = compound ? 3 : 2;
  tuplet_left_ = notes;
  if (take(':')) {
    times = take_number().value_or(times);
    if (take(':')) tuplet_left_ = take_number().value_or(notes);
  }
  tuplet_factor_ = static_cast<double>(times) / notes;
}

void AbcMusic::read_broken_rhythm() {
  const char c = peek();
  int count = 0;
  while (take(c)) ++count;
  if (!last_ || count > 3) {
    refuse("broken rhythm should stand between two notes, as <, <<, <<<, >, >> or >>>");
  }
  const double shorter = std::exp2(-count);
  items_[*last_].beats *= c == '>' ? 2 - shorter : shorter;
  next_factor_ = c == '>' ? shorter : 2 - shorter;
}

void AbcMusic::read_bar_rest() {
  ++at_;
  const int bars = take_number().value_or(1);
  add(std::nullopt, bars * metre_.bar());
  last_.reset();
}

void AbcMusic::read_chord() {
  const std::size_t begin = at_++;
  std::optional<int> top;
  std::optional<std::pair<int, int>> top_note;
  double length = 0;
  bool tied = false;
  while (!take(']')) {
    const char c = peek();
    if (is_one_of(c, "^_=") || (is_letter(c) && (c & 0x5F) <= 'G')) {
      const int pitch = read_pitch();
      const double each = take_length();
      if (length == 0) length = each;  // the first note's is the chord's
      if (!top || pitch > *top) top_note = latest_;
      top = std::max(top.value_or(pitch), pitch);
    } else if (c == '"') {
      read_chord_symbol();
    } else if (c == '!' || c == '+') {
      read_decoration();
    } else if (take('-')) {
      tied = true;
    } else if (is_letter(c) || is_one_of(c, " \t~.()")) {
      ++at_;
    } else {
      at_ = begin;
      refuse("a chord should be notes and end with ]");
    }
  }
  if (!top) {
    at_ = begin;
    refuse("a chord should have a note");
  }
  latest_ = top_note;
  add(*top, length * take_length() * unit_);
  if (tied) tie();
}

int AbcMusic::read_pitch() {
  constexpr std::array<int, 7> kSemitones{0, 2, 4, 5, 7, 9, 11};
  const std::size_t begin = at_;
  std::optional<int> accidental;
  for (; is_one_of(peek(), "^_="); ++at_)
    accidental = accidental.value_or(0) + (peek() == '^' ? 1 : peek() == '_' ? -1 : 0);
  const char c = peek();
  const bool low = c >= 'A' && c <= 'G';
  if ((!low && (c < 'a' || c > 'g')) || std::abs(accidental.value_or(0)) > 2)
    refuse("an accidental (^, ^^, =, _, __) should stand before a note, A to G or a to g");
  ++at_;
  const auto letter = kAbcLetters.find(static_cast<char>(low ? c : c - 32));
  int natural = (low ? 60 : 72) + kSemitones[letter];
  for (; is_one_of(peek(), "',"); ++at_) natural += peek() == '\'' ? 12 : -12;
  if (accidental) in_bar_[letter] = accidental;
  int pitch = natural + shift_.semitones() + in_bar_[letter].value_or(key_.accidentals[letter]);
  // A tie takes its note's accidental across the bar.
  if (!accidental && tied_ && tied_->first == natural) pitch = tied_->second;
  if (pitch < 0 || pitch > 127) {
    at_ = begin;
    refuse("a note should lie within ten octaves");
  }
  latest_ = {natural, pitch};
  return pitch;
}

void AbcMusic::tie() {
  auto note = std::ranges::find_if(items_.rbegin(), items_.rend(), [](const AbcItem& item) {
    return item.kind != AbcItem::Kind::kChord;  // a symbol may stand between
  });
  if (note == items_.rend() || note->kind != AbcItem::Kind::kNote || !note->pitch)
    refuse("a tie should follow a note");
  (void)take('-');
  note->tied = true;
  tied_ = latest_;
}

void AbcMusic::add(std::optional<int> pitch, double beats) {
  if (!voice_) voice_ = "";  // music before any voice is named is what is read
  AbcItem item;
  item.pitch = pitch;
  item.beats = beats * std::exchange(next_factor_, 1);
  if (tuplet_left_ > 0) item.beats *= tuplet_factor_;
  tuplet_left_ = std::max(0, tuplet_left_ - 1);
  tied_.reset();
  last_ = items_.size();
  items_.push_back(item);
}

}  // namespace auralis::score

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/abc_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/text_lines.h"
#include "score/abc_music.h"

namespace auralis::score {

namespace {

constexpr std::size_t kMostNotes = 1'000'000;
constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

std::string_view without_comment(std::string_view line) {
  for (auto at = line.find('%'); at != line.npos; at = line.find('%', at + 1))
    if (at == 0 || line[at - 1] != '\\') return line.substr(0, at);
  return line;
}

/// A field that may stand among the music: letters of notes are none, so that "d:|" is music.
bool is_body_field(std::string_view line) {
  constexpr std::string_view kLetters = "HIKLMNOPQRSTUVWXZhimrsw+";
  return line.size() > 1 && line[1] == ':' && kLetters.find(line[0]) != kLetters.npos;
}

bool is_field(std::string_view line) {
  return line.size() > 1 && line[1] == ':' &&
         ((line[0] >= 'A' && line[0] <= 'Z') || (line[0] >= 'a' && line[0] <= 'z') ||
          line[0] == '+');
}

/// Notes, keys and tempi in the order in which they sound -> a tune.
void lay_out(const std::vector<AbcItem>& items, Tune& tune) {
  bool tied = false;
  for (const AbcItem& item : items) {
    if (item.kind == AbcItem::Kind::kKey) {
      if (tune.keys.empty() || tune.keys.back().key != item.key)
        tune.keys.push_back({tune.beats, item.key});
      continue;
    }
    if (item.kind == AbcItem::Kind::kTempo) {
      tune.tempos.push_back({tune.beats, item.bpm});
      continue;
    }
    if (item.kind == AbcItem::Kind::kChord) {
      tune.chords.push_back({tune.beats, item.chord});
      continue;
    }
    if (item.pitch && tied && tune.notes.back().pitch == *item.pitch)
      tune.notes.back().beats += item.beats;
    else if (item.pitch)
      tune.notes.push_back({tune.beats, item.beats, static_cast<double>(*item.pitch)});
    tied = item.tied;
    tune.beats += item.beats;
  }
}

class BookReader {
 public:
  explicit BookReader(std::string name) : name_(std::move(name)) {}

  void read_line(std::string_view line, int number) {
    line_ = number;
    const bool blank = trimmed(line).empty();
    if (blank || line.starts_with("X:")) finish();
    auto text = without_comment(line);
    text = text.substr(0, text.find_last_not_of(kBlanks) + 1);
    if (blank || text.empty()) return;
    try {
      read_text(text);
    } catch (const base::Error& error) {
      complain(", " + std::string(error.what()));
    }
  }

  void finish() {
    if (state_ == State::kHeader) complain(": the tune should have a key, K:");
    if (state_ == State::kBody) {
      music_->finish();
      lay_out_parts();
    }
    if (state_ == State::kBody) {
      if (music_->first_bar() < tune_.metre.bar()) tune_.upbeat = music_->first_bar();
      book_.tunes.push_back(std::move(tune_));
    }
    state_ = State::kOutside;
    pending_.clear();
  }

  AbcBook take() { return std::move(book_); }

 private:
  enum class State { kFileHeader, kOutside, kHeader, kBody, kLeftOut };

  void complain(const std::string& what) {
    book_.complaints.push_back(name_ + ", line " + std::to_string(line_) + what + " (" +
                               tune_name_ + " left out)");
    state_ = State::kLeftOut;
  }

  /// The parts in the order that the header asks for; without one, as they stand.
  void lay_out_parts() {
    const std::string order = parse_abc_order(order_).value_or("");
    const auto& items = music_->items();
    const auto lacks = [&items](char letter) {
      return std::ranges::none_of(items, [letter](const AbcItem& item) {
        return item.kind == AbcItem::Kind::kPart && item.part == letter;
      });
    };
    const auto lacking = std::ranges::find_if(order, lacks);
    const auto parts = in_order(items, order);
    if (parts.size() > 1 && lacking != order.end())
      book_.complaints.push_back(name_ + ", line " + std::to_string(order_line_) +
                                 ": P: asks for part " + *lacking + ", which " + tune_name_ +
                                 " lacks (passed over)");
    for (const auto& part : parts) {
      lay_out(play_out(part), tune_);
      if (tune_.notes.size() > kMostNotes)
        return complain(": the tune should have at most " + std::to_string(kMostNotes) +
                        " notes, repeats and parts written out");
    }
  }

  void read_text(std::string_view text) {
    const auto value = trimmed(text.substr(std::min<std::size_t>(2, text.size())));
    if (text.starts_with("X:")) {
      begin("tune " + std::string(value));
    } else if (state_ == State::kFileHeader || state_ == State::kOutside) {
      if (!is_field(text)) return;
      if (state_ == State::kFileHeader) read_defaults(text[0], value, defaults_);
      pending_.emplace_back(text[0], value);
      if (text[0] == 'K') begin_without_number();
    } else if (state_ == State::kHeader) {
      if (!is_field(text)) throw base::Error("column 1: a field should stand here, K: the last");
      read_header_field(text[0], value);
    } else if (state_ == State::kBody) {
      is_body_field(text) ? read_body_field(text[0], value) : music_->read_line(text);
    }
  }

  void begin(std::string name) {
    tune_name_ = std::move(name);
    header_ = defaults_;
    tune_ = Tune{};
    tempo_.clear();
    order_.clear();
    state_ = State::kHeader;
  }

  /// A header that ends with K: is a tune's, though it lacks X:.
  void begin_without_number() {
    begin("the tune without X:");
    for (const auto& [letter, value] : std::exchange(pending_, {}))
      read_header_field(letter, value);
  }

  static void read_defaults(char letter, std::string_view value, AbcHeader& header) {
    try {
      if (letter == 'M') header.metre = parse_abc_metre(value).value_or(Metre{});
      if (letter == 'L') header.unit = parse_abc_unit(value);
    } catch (const base::Error& error) {
      throw base::Error("column 3: " + std::string(error.what()));
    }
  }

  void read_header_field(char letter, std::string_view value) {
    read_defaults(letter, value, header_);
    if (letter == 'T' && tune_.title.empty()) tune_.title = value;
    if (letter == 'V') read_voice(value);
    if (letter == 'P') {
      order_ = value;
      order_line_ = line_;
    }
    if (letter == 'Q') tempo_ = value;
    if (letter != 'K') return;
    try {
      header_.key = parse_abc_key(value).value_or(AbcKey{});
      header_.shift = parse_abc_shift(value);
    } catch (const base::Error& error) {
      throw base::Error("column 3: " + std::string(error.what()));
    }
    tune_.metre = header_.metre;
    music_.emplace(header_);
    music_->read_field('Q', tempo_);
    state_ = State::kBody;
  }

  void read_voice(std::string_view value) try {
    const AbcVoice voice = parse_abc_voice(value);
    const bool all = voice.id == "*";
    if (!all && !header_.voice) header_.voice = voice.id;
    if (all || voice.id == header_.voice) header_.voice_shift.take(voice.shift);
  } catch (const base::Error& error) {
    throw base::Error("column 3: " + std::string(error.what()));
  }

  void read_body_field(char letter, std::string_view value) {
    try {
      music_->read_field(letter, value);
    } catch (const base::Error& error) {
      throw base::Error("column 3: " + std::string(error.what()));
    }
  }

  std::string name_;
  int line_ = 0;
  int order_line_ = 0;  // of P: in the header
  State state_ = State::kFileHeader;
  AbcBook book_;
  AbcHeader defaults_, header_;
  Tune tune_;
  std::string tune_name_ = "tune 1";
  std::string tempo_, order_;                          // fields of the header
  std::vector<std::pair<char, std::string>> pending_;  // fields that no X: came before
  std::optional<AbcMusic> music_;
};

}  // namespace

AbcBook read_abc(std::string_view text, const std::string& name) {
  base::refuse_utf16(text, name);
  BookReader reader(name);
  base::TextLines lines(text);
  while (!lines.at_end()) {
    const auto line = lines.next();
    reader.read_line(line, lines.number());
  }
  reader.finish();
  return reader.take();
}

}  // namespace auralis::score

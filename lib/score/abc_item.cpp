// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/abc_item.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <utility>

namespace auralis::score {

namespace {

using Kind = AbcItem::Kind;

class Player {
 public:
  explicit Player(const std::vector<AbcItem>& items) : items_(items) {}

  std::vector<AbcItem> play() {
    for (at_ = 0; at_ < items_.size();) step();
    return std::move(played_);
  }

 private:
  [[nodiscard]] bool is(std::size_t i, Kind kind) const {
    return i < items_.size() && items_[i].kind == kind;
  }

  /// The highest ending of the part that begins at start_, 0 where it has none.
  [[nodiscard]] int last_ending() const {
    int last = 0;
    for (std::size_t i = start_; i < items_.size() && !is(i, Kind::kRepeatStart); ++i) {
      if (is(i, Kind::kEnding))
        last = std::max(last, static_cast<int>(std::bit_width(items_[i].endings)) - 1);
      if ((is(i, Kind::kSection) || is(i, Kind::kPart)) && last > 0) break;
      if (is(i, Kind::kRepeatEnd) && !is(i + 1, Kind::kEnding)) break;
    }
    return last;
  }

  void begin_part(bool marked) {
    start_ = at_;
    at_start_ = now_;
    marked_ = marked;
    time_ = 1;
    closing_ = false;
  }

  void step() {
    const AbcItem& item = items_[at_++];
    switch (item.kind) {
      case Kind::kKey:
        now_.key = item;
        played_.push_back(item);
        break;
      case Kind::kTempo:
        now_.tempo = item;
        played_.push_back(item);
        break;
      case Kind::kChord:
        now_.chord = item;
        played_.push_back(item);
        break;
      case Kind::kNote:
        played_.push_back(item);
        break;
      case Kind::kRepeatStart:
        begin_part(true);
        break;
      case Kind::kSection:
      case Kind::kPart:
        if (!marked_ || closing_) begin_part(false);
        break;
      case Kind::kRepeatEnd:
        if (!closing_ && time_ < std::max(item.times, last_ending())) {
          ++time_;
          at_ = start_;
          now_ = at_start_;
          if (now_.key) played_.push_back(*now_.key);
          if (now_.tempo) played_.push_back(*now_.tempo);
          if (now_.chord) played_.push_back(*now_.chord);
        } else {
          begin_part(false);
        }
        break;
      case Kind::kEnding:
        if ((item.endings >> time_ & 1) == 0)
          skip_ending();
        else
          closing_ = time_ >= std::max(2, last_ending());
        break;
    }
  }

  /// To the next ending, or to where the part ends.
  void skip_ending() {
    for (; at_ < items_.size(); ++at_) {
      const Kind kind = items_[at_].kind;
      if (kind == Kind::kEnding || kind == Kind::kRepeatStart || kind == Kind::kSection ||
          kind == Kind::kPart)
        return;
      if (kind == Kind::kRepeatEnd && !is(at_ + 1, Kind::kEnding)) {
        ++at_;
        begin_part(false);
        return;
      }
    }
  }

  const std::vector<AbcItem>& items_;
  std::vector<AbcItem> played_;
  std::size_t at_ = 0, start_ = 0;
  struct InForce {
    std::optional<AbcItem> key, tempo, chord;
  };
  InForce now_, at_start_;  // of the part
  bool marked_ = false;     // the part began with |:
  bool closing_ = false;    // within the last ending of the part
  int time_ = 1;            // that the part is being played
};

/// A text like "(AB)3.C2" -> its letters, written out.
class OrderReader {
 public:
  explicit OrderReader(std::string_view text) : text_(text) {}

  std::optional<std::string> read() {
    const std::string order = sequence(0);
    if (wrong_ || at_ < text_.size() || order.empty()) return std::nullopt;
    return order;
  }

 private:
  static constexpr int kDeepest = 8;

  std::string sequence(int depth) {
    std::string all;
    for (; at_ < text_.size() && text_[at_] != ')' && !wrong_;) {
      const char c = text_[at_++];
      if (c == '.' || c == ' ' || c == '\t') continue;
      std::string one(1, c);
      if (c == '(') {
        one = depth < kDeepest ? sequence(depth + 1) : "";
        wrong_ |= at_ >= text_.size() || one.empty();  // without its )
        ++at_;
      } else if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
        wrong_ = true;
      }
      for (int times = number(); times > 0 && !wrong_; --times) {
        all += one;
        wrong_ |= all.size() > kMostAbcParts;
      }
    }
    return all;
  }

  /// How often; once where no number stands.
  int number() {
    if (at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9') return 1;
    int value = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_)
      value = std::min(10 * value + (text_[at_] - '0'), kMostAbcParts + 1);
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool wrong_ = false;
};

}  // namespace

std::optional<std::string> parse_abc_order(std::string_view text) {
  return OrderReader(text).read();
}

std::vector<std::vector<AbcItem>> in_order(const std::vector<AbcItem>& items,
                                           std::string_view order) {
  std::map<char, std::vector<AbcItem>> parts;  // what comes before the first: 0
  std::optional<AbcItem> key, tempo;
  char now = 0;
  for (const AbcItem& item : items) {
    if (item.kind == Kind::kPart) {
      now = item.part;
      if (!parts.contains(now))
        for (const auto& in_force : {key, tempo})
          if (in_force) parts[now].push_back(*in_force);
    }
    if (item.kind == Kind::kKey) key = item;
    if (item.kind == Kind::kTempo) tempo = item;
    parts[now].push_back(item);
  }
  std::vector<std::vector<AbcItem>> played{parts[0]};
  for (const char part : order)
    if (parts.contains(part)) played.push_back(parts[part]);
  if (played.size() == 1) return {items};
  return played;
}

std::vector<AbcItem> play_out(const std::vector<AbcItem>& items) { return Player(items).play(); }

}  // namespace auralis::score

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/abc_item.h"

#include <algorithm>
#include <bit>
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
      if (is(i, Kind::kSection) && last > 0) break;
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
      case Kind::kNote:
        played_.push_back(item);
        break;
      case Kind::kRepeatStart:
        begin_part(true);
        break;
      case Kind::kSection:
        if (!marked_ || closing_) begin_part(false);
        break;
      case Kind::kRepeatEnd:
        if (!closing_ && time_ < std::max(item.times, last_ending())) {
          ++time_;
          at_ = start_;
          now_ = at_start_;
          if (now_.key) played_.push_back(*now_.key);
          if (now_.tempo) played_.push_back(*now_.tempo);
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
      if (kind == Kind::kEnding || kind == Kind::kRepeatStart || kind == Kind::kSection) return;
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
    std::optional<AbcItem> key, tempo;
  };
  InForce now_, at_start_;  // of the part
  bool marked_ = false;     // the part began with |:
  bool closing_ = false;    // within the last ending of the part
  int time_ = 1;            // that the part is being played
};

}  // namespace

std::vector<AbcItem> play_out(const std::vector<AbcItem>& items) { return Player(items).play(); }

}  // namespace auralis::score

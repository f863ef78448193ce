// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/sequencer.h"

#include <algorithm>
#include <utility>

namespace auralis::nats {

namespace {

/// Positions begin here, so that a history reaches back from the first sequence number.
constexpr std::int64_t kFirst = 1LL << 32;
constexpr base::Seconds kAskAgain{0.25};
constexpr base::Seconds kPatience{1.5}, kPatienceToJoin{3.0};
constexpr std::size_t kMostAskedAtOnce = 64;
/// A server may keep what it has passed on a moment later.
constexpr int kRefusalsToBelieve = 2;

}  // namespace

Sequencer::Sequencer(std::uint32_t next, int history, Seconds now)
    : history_(history),
      expected_(kFirst + next),
      last_(std::max(expected_ - history, kFirst) - 1),
      blocked_since_(now) {}

Sequencer::Position Sequencer::position_of(std::uint32_t seq) const noexcept {
  return expected_ + static_cast<std::int32_t>(seq - static_cast<std::uint32_t>(expected_));
}

bool Sequencer::put(std::uint32_t seq, std::optional<std::uint32_t> after, std::string data) {
  const Position position = position_of(seq);
  if (position <= last_ || waiting_.contains(position)) return false;
  const Position before = after ? position_of(*after) : kFirst - 1;
  waiting_.emplace(position, Item{std::min(before, position - 1), std::move(data)});
  asked_.erase(position);
  expected_ = std::max(expected_, position + 1);
  return true;
}

void Sequencer::expect(std::uint32_t next) { expected_ = std::max(expected_, position_of(next)); }

void Sequencer::absent(std::uint32_t seq) {
  if (const auto ask = asked_.find(position_of(seq)); ask != asked_.end()) ++ask->second.refused;
}

bool Sequencer::gone(Position position) const {
  const auto ask = asked_.find(position);
  return ask != asked_.end() && ask->second.refused >= (joining_ ? 1 : kRefusalsToBelieve);
}

bool Sequencer::all_gone(Position first, Position last) const {
  for (Position position = first; position <= last; ++position)
    if (!gone(position)) return false;
  return true;
}

/// What is known to have been published and is not here, oldest first: not what is older than the
/// history, unless that is being joined with.
std::vector<Sequencer::Position> Sequencer::lacking() const {
  std::vector<Position> found;
  Position before = joining_ ? last_ : std::max(last_, expected_ - 1 - history_);
  const auto add_up_to = [&](Position last) {
    for (Position position = before + 1; position <= last; ++position) found.push_back(position);
  };
  for (const auto& [position, item] : waiting_) {
    add_up_to(item.after);
    before = position;
  }
  add_up_to(expected_ - 1);
  return found;
}

std::vector<std::uint32_t> Sequencer::wanted(Seconds now) {
  std::vector<std::uint32_t> seqs;
  std::size_t pending = 0;
  for (const Position position : lacking()) {
    if (gone(position)) continue;
    if (++pending > kMostAskedAtOnce) break;
    Ask& ask = asked_[position];
    if (now - ask.at < kAskAgain) continue;
    ask.at = now;
    seqs.push_back(static_cast<std::uint32_t>(position));
  }
  return seqs;
}

void Sequencer::release(std::vector<Ready>& out) {
  auto front = waiting_.extract(waiting_.begin());
  if (!joining_) missing_ += std::max<Position>(0, front.mapped().after - last_);
  out.push_back(
      {std::move(front.mapped().data), static_cast<std::uint32_t>(front.key()), joining_});
  last_ = front.key();
  asked_.erase(asked_.begin(), asked_.upper_bound(last_));
}

/// What was published last and cannot be had.
void Sequencer::give_up_tail(Seconds now) {
  if (!waiting_.empty() || last_ + 1 >= expected_) return;
  if (!all_gone(last_ + 1, expected_ - 1) && now - blocked_since_ < kPatience) return;
  missing_ += expected_ - 1 - last_;
  last_ = expected_ - 1;
  asked_.clear();
  blocked_ = false;
}

std::vector<Sequencer::Ready> Sequencer::ready(Seconds now) {
  std::vector<Ready> out;
  if (joining_) {
    const std::vector<Position> lacks = lacking();
    const bool whole =
        std::all_of(lacks.begin(), lacks.end(), [this](Position p) { return gone(p); });
    if (!whole && now - blocked_since_ < kPatienceToJoin) return out;
    while (!waiting_.empty()) release(out);
    last_ = std::max(last_, expected_ - 1);
    asked_.clear();
    joining_ = blocked_ = false;
  }
  while (!waiting_.empty()) {
    const Position after = waiting_.begin()->second.after;
    if (after > last_ && !all_gone(last_ + 1, after)) {
      if (!std::exchange(blocked_, true)) blocked_since_ = now;
      if (now - blocked_since_ < kPatience) return out;
    }
    release(out);
    blocked_ = false;
  }
  if (last_ + 1 < expected_ && !std::exchange(blocked_, true)) blocked_since_ = now;
  give_up_tail(now);
  return out;
}

}  // namespace auralis::nats

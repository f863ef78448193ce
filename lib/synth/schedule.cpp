// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/schedule.h"

#include <cassert>
#include <unordered_map>

namespace auralis::synth {

void Schedule::push(const Command& command) {
  assert(size_ == 0 || (*this)[size_ - 1].period <= command.period);
  if (size_ == ring_.size()) {
    std::vector<Command> wider(2 * ring_.size());
    for (std::size_t i = 0; i < size_; ++i) wider[i] = (*this)[i];
    ring_.swap(wider);
    first_ = 0;
  }
  ++size_;
  (*this)[size_ - 1] = command;
}

const Command* Schedule::due(Period before) const noexcept {
  return size_ > 0 && ring_[first_].period < before ? &ring_[first_] : nullptr;
}

void Schedule::done() noexcept {
  assert(size_ > 0);
  first_ = (first_ + 1) & (ring_.size() - 1);
  --size_;
}

Command& Schedule::operator[](std::size_t i) noexcept {
  assert(i < size_);
  return ring_[(first_ + i) & (ring_.size() - 1)];
}

const Command& Schedule::operator[](std::size_t i) const noexcept {
  assert(i < size_);
  return ring_[(first_ + i) & (ring_.size() - 1)];
}

std::vector<Command> Schedule::settle_releases() {
  std::unordered_map<std::int64_t, std::vector<std::size_t>> open_notes;  // by id, the newest last
  std::vector<Command> rest;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    const Command& command = (*this)[i];
    if (command.kind == Command::Kind::kRelease) {
      auto& notes = open_notes[command.note.id];
      while (!notes.empty() && (*this)[notes.back()].voice.off <= command.period) notes.pop_back();
      if (notes.empty()) {
        rest.push_back(command);
        continue;
      }
      const NoteName note = (*this)[notes.back()].note;  // its unison's voices follow each other
      for (std::size_t at = notes.back(); at < kept && (*this)[at].note == note; ++at)
        (*this)[at].voice.off = command.period;
      notes.pop_back();
      continue;
    }
    if (command.kind == Command::Kind::kStart) {
      auto& notes = open_notes[command.note.id];
      if (notes.empty() || (*this)[notes.back()].note != command.note) notes.push_back(kept);
    }
    (*this)[kept++] = command;
  }
  size_ = kept;
  return rest;
}

}  // namespace auralis::synth

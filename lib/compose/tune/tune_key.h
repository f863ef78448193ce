// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The key of a piece that follows a tune: it changes with the tune's, as far as the piece is above
// or below that.
#pragma once

#include <cstddef>

#include "compose/time/transport.h"
#include "compose/tune/given_melody.h"
#include "score/tune.h"
#include "theory/pitch.h"

namespace auralis::compose {

class TuneKey {
 public:
  /// Of a piece that begins on this tonic; the tune outlives this, or is null: then nothing
  /// changes.
  TuneKey(const GivenMelody* tune, int tonic) noexcept : tune_(tune) { choose(tonic); }

  /// Where the next change is; kNeverBeat where none is left.
  [[nodiscard]] double next_beat() const noexcept {
    const bool more = tune_ != nullptr && next_ < tune_->keys().size();
    return more ? tune_->keys()[next_].beat : kNeverBeat;
  }
  /// Goes by it: the key from there on. Only where there is one.
  score::Key change() noexcept {
    const score::Key& key = tune_->keys()[next_++].key;
    return {theory::wrap(key.tonic + transposition_, 12), key.mode};
  }
  /// Another tonic has been chosen for what the tune has now.
  void choose(int tonic) noexcept {
    if (tune_ == nullptr) return;
    const score::Key& own = next_ > 0 ? tune_->keys()[next_ - 1].key : tune_->key();
    transposition_ = tune_->transposition(own.tonic, tonic);
  }
  /// Semitones that the tune sounds above what it is written as.
  [[nodiscard]] int transposition() const noexcept { return transposition_; }

 private:
  const GivenMelody* tune_;
  std::size_t next_ = 0;
  int transposition_ = 0;
};

}  // namespace auralis::compose

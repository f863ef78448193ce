// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/sound_stream.h"

namespace auralis::torchsynth {

void SoundStream::take(std::int64_t turn, const Sound& sound, const pcm::Block& block) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] { return turn_ == turn || given_up_; });
  if (given_up_) return;
  write_(sound, block);
  ++turn_;
  if (told_) told_(turn_);
  moved_.notify_all();
}

void SoundStream::give_up() noexcept {
  const std::lock_guard lock(mutex_);
  given_up_ = true;
  moved_.notify_all();
}

}  // namespace auralis::torchsynth

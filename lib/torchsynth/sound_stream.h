// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sounds one after the other, in the order of the source, as one stream or file.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "torchsynth/parallel_render.h"

namespace auralis::torchsynth {

class SoundStream final : public SoundSink {
 public:
  using Write = std::function<void(const Sound&, const pcm::Block&)>;
  /// `write` gets each sound, and `told` is called with the sounds written so far, one call at a
  /// time; what they use outlives the stream.
  SoundStream(Write write, std::function<void(std::int64_t)> told)
      : write_(std::move(write)), told_(std::move(told)) {}

  [[nodiscard]] bool has(const Sound&) override { return false; }
  void take(std::int64_t turn, const Sound& sound, const pcm::Block& block) override;
  void give_up() noexcept override;

 private:
  Write write_;
  std::function<void(std::int64_t)> told_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::int64_t turn_ = 0;
  bool given_up_ = false;
};

}  // namespace auralis::torchsynth

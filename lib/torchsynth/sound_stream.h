// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sounds one after the other, in the order of the source, as one stream or file.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "audiofile/pcm_output.h"
#include "torchsynth/parallel_render.h"

namespace auralis::torchsynth {

class SoundStream final : public SoundSink {
 public:
  /// Output and what `told` uses outlive the stream; told is called with the sounds written so far,
  /// one call at a time.
  SoundStream(audiofile::PcmOutput& output, std::function<void(std::int64_t)> told)
      : output_(output), told_(std::move(told)) {}

  [[nodiscard]] bool has(const Sound&) override { return false; }
  void take(std::int64_t turn, const Sound& sound, const pcm::Block& block) override;
  void give_up() noexcept override;

 private:
  audiofile::PcmOutput& output_;
  std::function<void(std::int64_t)> told_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::int64_t turn_ = 0;
  bool given_up_ = false;
};

}  // namespace auralis::torchsynth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/parallel_render.h"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "torchsynth/time_grid.h"
#include "torchsynth/voice_renderer.h"

namespace auralis::torchsynth {

namespace {

/// What the threads share.
class Work {
 public:
  Work(SoundSource& source, const NoiseTable& noise, SoundSink& sink, bool (*stop)())
      : source_(source), noise_(noise), sink_(sink), stop_(stop) {}

  void run() noexcept {
    try {
      VoiceRenderer renderer;
      pcm::Block block(1, kSamples);
      block.resize(kSamples);
      while (const auto job = next()) {
        renderer.render(settings_of(job->sound), noise_.row_of(job->sound.index), block.channel(0));
        sink_.take(job->turn, job->sound, block);
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  [[nodiscard]] std::int64_t result() const {
    if (failure_) std::rethrow_exception(failure_);
    return turns_;
  }

 private:
  struct Job {
    std::int64_t turn;
    Sound sound;
  };

  std::optional<Job> next() {
    const std::lock_guard lock(mutex_);
    while (!failure_ && !stop_()) {
      const auto sound = source_.next();
      if (!sound) break;
      if (!sink_.has(*sound)) return Job{turns_++, *sound};
    }
    return std::nullopt;
  }

  void fail(std::exception_ptr exception) noexcept {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(exception);
    sink_.give_up();
  }

  SoundSource& source_;
  const NoiseTable& noise_;
  SoundSink& sink_;
  bool (*stop_)();
  std::mutex mutex_;
  std::int64_t turns_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

std::int64_t render_all(SoundSource& source, const NoiseTable& noise, SoundSink& sink, int jobs,
                        bool (*stop)()) {
  Work work(source, noise, sink, stop);
  {
    std::vector<std::jthread> threads;
    for (int i = 1; i < jobs; ++i) threads.emplace_back([&work] { work.run(); });
    work.run();
  }
  return work.result();
}

}  // namespace auralis::torchsynth

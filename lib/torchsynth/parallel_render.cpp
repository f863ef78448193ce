// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/parallel_render.h"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

namespace {

/// What the threads share.
class Work {
 public:
  Work(SoundSource& source, const Engine& engine, SoundSink& sink, bool (*stop)())
      : source_(source), engine_(engine), sink_(sink), stop_(stop) {}

  void run() noexcept {
    try {
      const auto renderer = engine_.make_renderer();
      std::vector<pcm::Block> blocks(renderer->capacity(), pcm::Block(1, kSamples));
      for (pcm::Block& block : blocks) block.resize(kSamples);
      Batch batch;
      while (next(renderer->capacity(), batch)) {
        const std::size_t count = batch.sounds.size();
        renderer->render(batch.sounds, std::span(blocks).first(count));
        for (std::size_t i = 0; i < count; ++i)
          sink_.take(batch.first + static_cast<std::int64_t>(i), batch.sounds[i], blocks[i]);
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
  struct Batch {
    std::int64_t first = 0;  // turn of the first sound
    std::vector<Sound> sounds;
  };

  bool next(std::size_t most, Batch& batch) {
    const std::lock_guard lock(mutex_);
    batch.first = turns_;
    batch.sounds.clear();
    while (batch.sounds.size() < most && !failure_ && !stop_()) {
      const auto sound = source_.next();
      if (!sound) break;
      if (sink_.has(*sound)) continue;
      batch.sounds.push_back(*sound);
      ++turns_;
    }
    return !batch.sounds.empty();
  }

  void fail(std::exception_ptr exception) noexcept {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(exception);
    sink_.give_up();
  }

  SoundSource& source_;
  const Engine& engine_;
  SoundSink& sink_;
  bool (*stop_)();
  std::mutex mutex_;
  std::int64_t turns_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

std::int64_t render_all(SoundSource& source, const Engine& engine, SoundSink& sink, int jobs,
                        bool (*stop)()) {
  Work work(source, engine, sink, stop);
  {
    std::vector<std::jthread> threads;
    for (int i = 1; i < jobs; ++i) threads.emplace_back([&work] { work.run(); });
    work.run();
  }
  return work.result();
}

}  // namespace auralis::torchsynth

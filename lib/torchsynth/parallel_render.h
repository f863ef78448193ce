// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Renders many sounds on several threads.
#pragma once

#include "pcm/block.h"
#include "torchsynth/engine.h"
#include "torchsynth/sound_source.h"

namespace auralis::torchsynth {

/// Takes rendered sounds. Calls come from several threads at once.
class SoundSink {
 public:
  virtual ~SoundSink() = default;
  /// True if the sound need not be rendered any more.
  [[nodiscard]] virtual bool has(const Sound& sound) = 0;
  /// `turn` counts the sounds that were not skipped, from 0 and without a gap, in the order of the
  /// source. The block is mono, kSamples long, and may be used until the call returns.
  virtual void take(std::int64_t turn, const Sound& sound, const pcm::Block& block) = 0;
  /// Another call of take has failed: nobody should wait any longer.
  virtual void give_up() noexcept = 0;
};

/// Renders every sound of the source on `jobs` threads, until the source ends or `stop` says so.
/// Memory does not grow with the number of sounds. Rethrows the first exception of source or sink.
/// Returns how many sounds the sink took.
std::int64_t render_all(SoundSource& source, const Engine& engine, SoundSink& sink, int jobs,
                        bool (*stop)());

}  // namespace auralis::torchsynth

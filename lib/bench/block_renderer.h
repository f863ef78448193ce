// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A load played block by block: through the whole synthesizer, or by its voices alone.
#pragma once

#include <memory>

#include "base/log.h"
#include "bench/load.h"
#include "pcm/block.h"
#include "render/backend.h"

namespace auralis::bench {

class BlockRenderer {
 public:
  virtual ~BlockRenderer() = default;
  /// Renders the next block.frames() frames.
  virtual void render(pcm::Block& block) = 0;
  [[nodiscard]] virtual int voices_sounding() const noexcept = 0;
};

/// Voices, effects and limiter. All arguments outlive it.
[[nodiscard]] std::unique_ptr<BlockRenderer> play_whole(render::Backend& backend, Load& load,
                                                        base::SampleRate rate,
                                                        std::size_t max_block,
                                                        const base::Log& log);

/// The renderer's voices, with neither effects nor limiter; blocks are rounded up to whole periods.
[[nodiscard]] std::unique_ptr<BlockRenderer> play_voices(render::Backend& backend, Load& load,
                                                         base::SampleRate rate,
                                                         std::size_t max_block);

}  // namespace auralis::bench

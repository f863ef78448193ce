// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The launch: voices -> periods -> a thread block's share of the buses -> buses.
#pragma once

#include "render/cuda/span.h"

namespace auralis::render::cuda {

inline constexpr int kWarp = 32;
inline constexpr int kWarps = 4;
inline constexpr int kThreads = kWarps * kWarp;
static_assert(kThreads == kFrames * synth::kBuses);  // a thread for each sample of a period's buses
static_assert(kThreads >= kMostBatch);

/// What the thread blocks leave for the last of them.
struct Shares {
  float* samples;    ///< [blocks, buses, frames of the span]
  unsigned* sounds;  ///< [blocks], whether there are any
  unsigned* done;    ///< blocks that are, 0 between launches
};

/// Which voice of its block a thread renders, if any: few voices are spread over all warps.
__device__ inline int voice_of(int thread, int batch) {
  const int each = batch / kWarps, lane = thread % kWarp;
  return lane < each ? thread / kWarp * each + lane : kMostBatch;
}

/// Whether the thread's block is the last, which then sees what all others have written.
__device__ inline bool is_last(const Shares& shares) {
  __shared__ bool last;
  __threadfence();
  __syncthreads();
  if (threadIdx.x == 0) last = atomicInc(shares.done, gridDim.x - 1) == gridDim.x - 1;
  __syncthreads();
  __threadfence();
  return last;
}

__device__ inline void sum_shares(const Span& span, const Shares& shares, float* buses) {
  const int samples = synth::kBuses * span.periods * kFrames;
  for (int i = static_cast<int>(threadIdx.x); i < samples; i += kThreads)
    buses[i] = bus_sample(static_cast<int>(gridDim.x), span.batch, [&](int block) {
      if (__ldcg(shares.sounds + block) == 0) return 0.0F;
      return __ldcg(shares.samples + static_cast<std::size_t>(block) * samples + i);
    });
}

/// A block for each span.batch slots. Few blocks run at once: a thread may have all the registers
/// it wants.
__global__ void __launch_bounds__(kThreads, 1) render_span(Span span, Shares shares, float* buses) {
  __shared__ Mixing mixing;
  const int thread = static_cast<int>(threadIdx.x), block = static_cast<int>(blockIdx.x);
  VoiceThread voice(span, block, voice_of(thread, span.batch), mixing);
  const bool sounds = __syncthreads_or(voice.sounds()) != 0;
  if (sounds) {
    const int bus = thread / kFrames, frame = thread % kFrames;
    float* const share = shares.samples + (static_cast<std::size_t>(block) * synth::kBuses + bus) *
                                              span.periods * kFrames;
    for (int p = 0; p < span.periods; ++p) {
      voice.render(p);
      __syncthreads();
      share[p * kFrames + frame] = block_share(mixing, span.batch, bus, frame);
      __syncthreads();
    }
    voice.finish();
  }
  if (thread == 0) shares.sounds[block] = sounds ? 1 : 0;
  if (is_last(shares)) sum_shares(span, shares, buses);
}

}  // namespace auralis::render::cuda

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Indices -> parameters -> segments -> samples and peaks -> samples divided by their peaks: the
// launches that render a batch of sounds.
#pragma once

#include <cub/block/block_reduce.cuh>
#include <cub/block/block_scan.cuh>

#include "torchsynth/cuda/draw.h"
#include "torchsynth/cuda/sample.h"

namespace auralis::torchsynth::cuda {

/// One sound to render.
struct Job {
  VoiceSettings voice;
  std::int32_t noise_row;
};

inline constexpr int kThreads = 256;
inline constexpr int kWarp = 32;
inline constexpr int kWarps = kThreads / kWarp;
inline constexpr int kNoiseRows = 32;

/// A block a sound of synth1B1.
__global__ void draw_jobs(std::int64_t first, const Curve* curves, Job* jobs) {
  __shared__ TwisterStates states;
  const std::int64_t sound = first + blockIdx.x;
  Job& job = jobs[blockIdx.x];
  if (threadIdx.x == 0) {
    seed_twister(static_cast<std::uint32_t>(sound), states);
    job.noise_row = static_cast<std::int32_t>(sound % kNoiseRows);
  }
  __syncthreads();
  const unsigned i = threadIdx.x;
  if (i < kParameters)
    reinterpret_cast<double*>(&job.voice)[i] =
        physical(curves[i], static_cast<double>(draw(states, curves[i].draw)));
}

/// A thread of make_segments has these frames and the segments that begin at them.
inline constexpr int kFramesAThread = (kControlFrames + kThreads - 1) / kThreads;

struct Sum {
  __device__ Turns operator()(const Turns& a, const Turns& b) const { return a + b; }
};

using ScanTurns = cub::BlockScan<Turns, kThreads>;

/// What a block of make_segments shares.
struct ControlRoom {
  VoiceSettings voice;
  LfoShares shares_1, shares_2;
  ControlFrame
      firsts[kThreads + 1];  // each thread's first frame: the end of the last one's segment
  ScanTurns::TempStorage lfos, vcos;
};

/// The thread's frames, and the first of the next thread.
__device__ inline void control_frames(ControlRoom& room, int first,
                                      ControlFrame (&frames)[kFramesAThread + 1]) {
  const VoiceSettings& v = room.voice;
  Turns so_far[kFramesAThread];
  Turns sum{0, 0}, before;
#pragma unroll 1
  for (int k = 0; k < kFramesAThread; ++k) {
    sum = sum + Turns{lfo_step(v.lfo_1, v.lfo_1_rate, v.duration, first + k),
                      lfo_step(v.lfo_2, v.lfo_2_rate, v.duration, first + k)};
    so_far[k] = sum;
  }
  ScanTurns(room.lfos).ExclusiveScan(sum, before, Turns{0, 0}, Sum());
#pragma unroll 1
  for (int k = 0; k < kFramesAThread; ++k) {
    const Turns turns = before + so_far[k];
    frames[k] = control_frame(v, room.shares_1, room.shares_2, turns.one, turns.two, first + k);
  }
  room.firsts[threadIdx.x] = frames[0];
  __syncthreads();
  frames[kFramesAThread] = room.firsts[threadIdx.x + 1];  // the last thread's is used by nobody
}

/// A block a sound.
__global__ void __launch_bounds__(kThreads, 2)
    make_segments(const Job* jobs, Segment* segments, SquareSawShape* shapes) {
  __shared__ ControlRoom room;
  const VoiceSettings& v = jobs[blockIdx.x].voice;
  if (threadIdx.x == 0) {
    room.voice = v;
    shapes[blockIdx.x] = square_saw_shape(v);
  }
  if (threadIdx.x == kWarp) room.shares_1 = lfo_shares(v.lfo_1);
  if (threadIdx.x == 2 * kWarp) room.shares_2 = lfo_shares(v.lfo_2);
  __syncthreads();

  const int first = static_cast<int>(threadIdx.x) * kFramesAThread;
  ControlFrame frames[kFramesAThread + 1];
  control_frames(room, first, frames);

  Segment* const out = segments + static_cast<std::size_t>(blockIdx.x) * kSegments + first;
  const int count = min(max(kSegments - first, 0), kFramesAThread);
  Turns so_far[kFramesAThread];
  Turns sum{0, 0}, before;
#pragma unroll 1
  for (int k = 0; k < count; ++k) {
    Segment segment;
    so_far[k] = sum;
    sum = sum + make_segment(frames[k], frames[k + 1], first + k, segment);
    out[k] = segment;
  }
  ScanTurns(room.vcos).ExclusiveScan(sum, before, initial_turns(v), Sum());
  for (int k = 0; k < count; ++k) set_phases(before + so_far[k], out[k]);
}

struct Larger {
  __device__ float operator()(float a, float b) const { return fmaxf(a, b); }
};

/// A warp a segment; grid [segments / kWarps, sounds]. The bits of what is not negative order as
/// numbers do, so that peaks, which start as 0, are found with an integer maximum.
__global__ void __launch_bounds__(kThreads)
    render_samples(const Job* jobs, const Segment* segments, const SquareSawShape* shapes,
                   const float* noise, float* samples, unsigned* peaks) {
  using Reduce = cub::BlockReduce<float, kThreads>;
  __shared__ typename Reduce::TempStorage room;
  const std::size_t sound = blockIdx.y;
  const int s = static_cast<int>(blockIdx.x * kWarps + threadIdx.x / kWarp);
  float peak = 0;
  if (s < kSegments) {
    const Segment segment = segments[sound * kSegments + s];
    const SquareSawShape shape = shapes[sound];
    const int start = segment_start(s), length = segment_start(s + 1) - start;
    const float* const row = noise + jobs[sound].noise_row * std::size_t{kSamples} + start;
    float* const out = samples + sound * kSamples + start;
    for (int j = static_cast<int>(threadIdx.x % kWarp); j < length; j += kWarp) {
      const float x = sample_of(segment, shape, length, j, row[j]);
      out[j] = x;
      peak = fmaxf(peak, fabsf(x));
    }
  }
  const float largest = Reduce(room).Reduce(peak, Larger());
  if (threadIdx.x == 0) atomicMax(peaks + sound, __float_as_uint(largest));
}

inline constexpr int kFours = kSamples / 4;

/// Divides by the peak where that exceeds 1; grid [fours / kThreads, sounds].
__global__ void normalise(const unsigned* peaks, float4* samples) {
  const float peak = __uint_as_float(peaks[blockIdx.y]);
  const unsigned i = blockIdx.x * kThreads + threadIdx.x;
  if (peak <= 1 || i >= kFours) return;
  float4& x = samples[blockIdx.y * std::size_t{kFours} + i];
  const float scale = 1 / peak;
  x = {x.x * scale, x.y * scale, x.z * scale, x.w * scale};
}

}  // namespace auralis::torchsynth::cuda

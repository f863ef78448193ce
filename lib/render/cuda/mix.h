// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Voices -> buses: sums in one order, whatever the number of voices a thread block has.
#pragma once

#include "render/cuda/scalar_voice.h"
#include "synth/renderer.h"

namespace auralis::render::cuda {

/// Voices of a thread block; a power of two.
inline constexpr int kBatches[] = {4, 16, 32, 64, 128};
inline constexpr int kMostBatch = 128;

/// The sum of kCount leaves as a binary tree, so that a subtree may be summed elsewhere.
template <int kCount, class Leaf>
AURALIS_HOST_DEVICE float tree_sum(const Leaf& leaf, int first) {
  if constexpr (kCount == 1) {
    return leaf(first);
  } else {
    constexpr int kHalf = kCount / 2;
    return tree_sum<kHalf>(leaf, first) + tree_sum<kHalf>(leaf, first + kHalf);
  }
}

/// The same for a power of two up to kMostBatch.
template <class Leaf>
AURALIS_HOST_DEVICE float tree_sum(int count, const Leaf& leaf, int first) {
  switch (count) {
    case 1:
      return tree_sum<1>(leaf, first);
    case 2:
      return tree_sum<2>(leaf, first);
    case 4:
      return tree_sum<4>(leaf, first);
    case 8:
      return tree_sum<8>(leaf, first);
    case 16:
      return tree_sum<16>(leaf, first);
    case 32:
      return tree_sum<32>(leaf, first);
    case 64:
      return tree_sum<64>(leaf, first);
    default:
      return tree_sum<128>(leaf, first);
  }
}

/// What a thread block's threads share: a period of each of its voices, and their gains.
struct Mixing {
  float frames[kFrames][kMostBatch];
  float gains[synth::kBuses][kMostBatch];
};

AURALIS_HOST_DEVICE void set_bus_gains(const VoiceLanes& v, int lane, int voice, Mixing& mixing) {
  const float left = v.voice.left.at[lane], right = v.voice.right.at[lane];
  const float sends[] = {1, v.voice.reverb.at[lane], v.voice.delay.at[lane],
                         v.voice.chorus.at[lane]};
  for (int pair = 0; pair < synth::kBuses / 2; ++pair) {
    mixing.gains[2 * pair][voice] = left * sends[pair];
    mixing.gains[2 * pair + 1][voice] = right * sends[pair];
  }
}

/// Where no voice sounds.
AURALIS_HOST_DEVICE void set_silent(int voice, Mixing& mixing) {
  for (auto& frame : mixing.frames) frame[voice] = 0;
  for (auto& bus : mixing.gains) bus[voice] = 0;
}

/// A thread block's share of one frame of a bus.
AURALIS_HOST_DEVICE float block_share(const Mixing& mixing, int batch, int bus, int frame) {
  const auto leaf = [&](int voice) {
    return mixing.frames[frame][voice] * mixing.gains[bus][voice];
  };
  return tree_sum(batch, leaf, 0);
}

/// One sample of a bus from the shares of all thread blocks: trees of kMostBatch voices, in order.
/// share(block) is zero for a block that is silent.
template <class Share>
AURALIS_HOST_DEVICE float bus_sample(int blocks, int batch, const Share& share) {
  const int together = kMostBatch / batch;
  const auto leaf = [&](int block) { return block < blocks ? share(block) : 0.0F; };
  float sum = 0;
  for (int first = 0; first < blocks; first += together) sum += tree_sum(together, leaf, first);
  return sum;
}

}  // namespace auralis::render::cuda

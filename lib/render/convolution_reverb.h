// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Convolution reverb:  send -> two partition sizes of FFT convolution -> wet.
//
// Uniformly partitioned overlap-save convolution (Wefers, "Partitioned convolution algorithms for
// real-time auralization", 2015, chapter 5), once in short partitions for the first part of the
// impulse response, so that the wet signal is only one short partition late, and once in long ones
// for the rest, which costs less a frame.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <vector>

#include "render/impulse_response.h"
#include "synth/reverb.h"

namespace auralis::render {

/// One partition size: convolves a stereo signal, block by block, with both channels of a response.
class PartitionedConvolver {
 public:
  /// response: [2, length] on the device that is to compute; partition in frames.
  PartitionedConvolver(const at::Tensor& response, std::int64_t partition);

  /// window: [2, 2 * partition], the block before and the block now. The answer in the time of the
  /// block now, [2, partition].
  [[nodiscard]] at::Tensor process(const at::Tensor& window);

 private:
  std::int64_t partition_, count_;
  at::Tensor response_;  // [2 * count, 2, partition + 1], in reverse order and twice
  at::Tensor spectra_;   // [count, 2, partition + 1], a ring
  at::Tensor product_;
  std::int64_t newest_ = 0;
};

/// Stereo, in blocks of kShort frames. Allocates through LibTorch's caching allocator while it
/// runs.
class ConvolutionReverb final : public synth::Reverb {
 public:
  static constexpr int kShort = 1024;
  static constexpr int kLong = 8192;

  ConvolutionReverb(const ImpulseResponse& response, c10::Device device);

  [[nodiscard]] int latency() const noexcept override { return kShort; }
  [[nodiscard]] int length() const noexcept override { return length_; }
  void process(std::span<float> left, std::span<float> right) override;

 private:
  void process_block();

  c10::Device device_;
  int length_;
  PartitionedConvolver head_, tail_;
  at::Tensor input_;  // [2, 2 * kLong] on the device: the long block before and the one now
  at::Tensor tail_answer_;
  std::array<std::vector<float>, 2> block_;   // incoming frames of the short block
  std::array<std::vector<float>, 2> answer_;  // outgoing frames
  int filled_ = 0;
  std::int64_t blocks_ = 0;
};

}  // namespace auralis::render

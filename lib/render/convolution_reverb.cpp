// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/convolution_reverb.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace auralis::render {

using at::indexing::None;
using at::indexing::Slice;

namespace {

/// Part of the response as a tensor [2, frames], at least one frame of it.
at::Tensor part(const ImpulseResponse& response, std::int64_t from, std::int64_t to,
                c10::Device device) {
  const auto length = static_cast<std::int64_t>(response[0].size());
  auto tensor = at::zeros({2, std::max<std::int64_t>(std::min(to, length) - from, 1)});
  for (int c = 0; c < 2; ++c)
    for (std::int64_t i = from; i < std::min(to, length); ++i)
      tensor[c].data_ptr<float>()[i - from] = response[c][static_cast<std::size_t>(i)];
  return tensor.to(device);
}

}  // namespace

PartitionedConvolver::PartitionedConvolver(const at::Tensor& response, std::int64_t partition)
    : partition_(partition), count_((response.size(1) + partition - 1) / partition) {
  auto padded = at::zeros({2, count_ * partition}, response.options());
  padded.index_put_({Slice(), Slice(None, response.size(1))}, response);
  // Each partition's spectrum, zero-padded to twice its length: [count, 2, partition + 1].
  const auto spectra =
      at::fft_rfft(padded.view({2, count_, partition}), 2 * partition).transpose(0, 1);
  // Row j holds partition -j (mod count): a slice of it then lines up with the ring of spectra.
  const auto reversed = spectra.flip(0).roll(1, 0);
  response_ = at::cat({reversed, reversed}).contiguous();
  spectra_ = at::zeros_like(spectra, at::MemoryFormat::Contiguous);
  product_ = at::empty_like(spectra_);
}

at::Tensor PartitionedConvolver::process(const at::Tensor& window) {
  newest_ = (newest_ + 1) % count_;
  spectra_[newest_].copy_(at::fft_rfft(window));
  const auto aligned = response_.narrow(0, count_ - newest_, count_);
  at::mul_out(product_, spectra_, aligned);
  return at::fft_irfft(product_.sum(0), 2 * partition_).narrow(1, partition_, partition_);
}

ConvolutionReverb::ConvolutionReverb(const ImpulseResponse& response, c10::Device device)
    : device_(device),
      length_(static_cast<int>(response[0].size()) + kShort),
      head_(part(response, 0, kLong, device), kShort),
      tail_(part(response, kLong, INT64_MAX, device), kLong),
      input_(at::zeros({2, 2 * kLong}, device)),
      tail_answer_(at::zeros({2, kLong}, device)) {
  for (auto& channel : block_) channel.resize(kShort);
  for (auto& channel : answer_) channel.resize(kShort);
}

void ConvolutionReverb::process(std::span<float> left, std::span<float> right) {
  const c10::InferenceMode inference;
  std::size_t done = 0;
  while (done < left.size()) {
    const auto at = static_cast<std::ptrdiff_t>(filled_);
    const auto n = std::min(left.size() - done, static_cast<std::size_t>(kShort - filled_));
    for (int c = 0; c < 2; ++c) {
      const auto channel = (c == 0 ? left : right).subspan(done, n);
      std::ranges::copy(channel, block_[c].begin() + at);
      std::copy_n(answer_[c].begin() + at, n, channel.begin());
    }
    filled_ += static_cast<int>(n);
    done += n;
    if (filled_ == kShort) {
      process_block();
      filled_ = 0;
    }
  }
}

void ConvolutionReverb::process_block() {
  constexpr std::int64_t kRatio = kLong / kShort;
  const std::int64_t at = blocks_++ % kRatio;  // which short block of the long one this is
  const std::int64_t begin = kLong + at * kShort;
  for (int c = 0; c < 2; ++c)
    input_[c].narrow(0, begin, kShort).copy_(at::from_blob(block_[c].data(), {kShort}));
  const auto window = input_.narrow(1, begin - kShort, 2 * kShort);
  const auto wet = (head_.process(window) + tail_answer_.narrow(1, at * kShort, kShort)).cpu();
  for (int c = 0; c < 2; ++c) std::copy_n(wet[c].data_ptr<float>(), kShort, answer_[c].begin());
  if (at == kRatio - 1) {
    // The tail begins one long block into the response: its answer is due from the next block on.
    tail_answer_ = tail_.process(input_);
    input_.narrow(1, 0, kLong).copy_(input_.narrow(1, kLong, kLong).clone());
  }
}

}  // namespace auralis::render

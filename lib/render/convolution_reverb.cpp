// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/convolution_reverb.h"

#include <algorithm>
#include <cmath>

namespace auralis::render {

namespace {

// Hz, as unlike as can be.
constexpr double kLeftSway = 0.29, kRightSway = 0.47;

/// Part of the response as what a complex signal left + i right is convolved with.
ComplexResponse part(const ImpulseResponse& response, std::size_t from, std::size_t to) {
  ComplexResponse complex;
  for (std::size_t i = from; i < std::min(to, response[0].size()); ++i) {
    complex.re.push_back((response[0][i] + response[1][i]) / 2);
    complex.im.push_back((response[1][i] - response[0][i]) / 2);
  }
  return complex;
}

}  // namespace

ConvolutionReverb::ConvolutionReverb(const ImpulseResponse& response, const MakeConvolver& make,
                                     base::SampleRate rate, double cents)
    : head_(make(part(response, 0, kHead), kShort)),
      tail_(make(part(response, kHead, response[0].size()), kLong)),
      left_sway_(rate, kShort, cents, kLeftSway),
      right_sway_(rate, kShort, cents, kRightSway) {
  const double farthest = std::max(left_sway_.farthest(), right_sway_.farthest());
  length_ = static_cast<int>(response[0].size()) + kShort + static_cast<int>(std::ceil(farthest));
}

void ConvolutionReverb::skip(std::int64_t frames) noexcept {
  const std::int64_t blocks = (filled_ + frames) / kShort;
  filled_ = static_cast<int>((filled_ + frames) % kShort);
  block_ = static_cast<int>((block_ + blocks) % (kLong / kShort));
  left_sway_.skip(blocks * kShort);
  right_sway_.skip(blocks * kShort);
}

void ConvolutionReverb::process(std::span<float> left, std::span<float> right) {
  std::size_t done = 0;
  while (done < left.size()) {
    const auto n = std::min(left.size() - done, static_cast<std::size_t>(kShort - filled_));
    const auto in = input_.part(kLong + block_ * kShort + filled_, static_cast<int>(n));
    const auto out = answer_.part(filled_, static_cast<int>(n));
    std::ranges::copy(left.subspan(done, n), in.re.begin());
    std::ranges::copy(right.subspan(done, n), in.im.begin());
    std::ranges::copy(out.re, left.subspan(done, n).begin());
    std::ranges::copy(out.im, right.subspan(done, n).begin());
    filled_ += static_cast<int>(n);
    done += n;
    if (filled_ == kShort) {
      process_block();
      filled_ = 0;
    }
  }
}

void ConvolutionReverb::process_block() {
  const int begin = kLong + block_ * kShort;
  head_->process(input_.part(begin - kShort, 2 * kShort), answer_.part(0, kShort));
  const ComplexSpan tail = tail_answer_.part(block_ * kShort, kShort);
  left_sway_.add(tail.re, answer_.re);
  right_sway_.add(tail.im, answer_.im);
  block_ = (block_ + 1) % (kLong / kShort);
  if (block_ != 0) return;
  // The tail begins one long block and a short one into the response: its answer is due from the
  // next block on, and the short block later that the sways are long.
  tail_->process(input_.part(0, 2 * kLong), tail_answer_.part(0, kLong));
  std::copy_n(input_.re.begin() + kLong, kLong, input_.re.begin());
  std::copy_n(input_.im.begin() + kLong, kLong, input_.im.begin());
}

}  // namespace auralis::render

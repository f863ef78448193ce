// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The seam of the convolution: one partition size of an impulse response, on a device.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace auralis::render {

/// A complex signal as two of floats. A stereo signal is left + i right: convolved with the complex
/// response m + i s, the left channel reaches both outputs, by m and by s, and so does the right.
struct ComplexSpan {
  std::span<float> re, im;
};

/// A complex impulse response.
struct ComplexResponse {
  std::vector<float> re, im;
};

/// Uniformly partitioned overlap-save convolution (Wefers, "Partitioned convolution algorithms for
/// real-time auralization", 2015, chapter 5).
class Convolver {
 public:
  virtual ~Convolver() = default;

  /// window: 2 * partition samples, the block before and the block now. The answer in the time of
  /// the block now is written to out, partition samples.
  virtual void process(ComplexSpan window, ComplexSpan out) = 0;
};

/// Makes a convolver with a response, in partitions of so many samples (a power of two).
using MakeConvolver = std::function<std::unique_ptr<Convolver>(const ComplexResponse&, int)>;

}  // namespace auralis::render

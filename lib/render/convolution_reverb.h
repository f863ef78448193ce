// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Convolution reverb:  send -> two partition sizes of FFT convolution -> wet.
//
// Short partitions for the first part of the impulse response, so that the wet signal is only one
// of them late, and long ones for the rest, which cost less a frame. The rest comes through a delay
// that may sway a little, so that no room rings on in the same frequencies.
#pragma once

#include <memory>
#include <vector>

#include "render/convolver.h"
#include "render/impulse_response.h"
#include "render/sway.h"
#include "synth/reverb.h"

namespace auralis::render {

/// Stereo, in blocks of kShort frames. Allocates while it runs only where its convolvers do.
class ConvolutionReverb final : public synth::Reverb {
 public:
  static constexpr int kShort = 1024;
  static constexpr int kLong = 8192;
  static constexpr int kHead = kLong + kShort;  ///< frames of the response in short partitions

  /// What is in the middle of the stereo image is answered by the response's two channels; what is
  /// at its sides by their halves' sum and difference. `cents` is how far the rest sways in pitch:
  /// with 0 the answer is the convolution itself.
  ConvolutionReverb(const ImpulseResponse& response, const MakeConvolver& make,
                    base::SampleRate rate, double cents);

  [[nodiscard]] int latency() const noexcept override { return kShort; }
  [[nodiscard]] int length() const noexcept override { return length_; }
  void skip(std::int64_t frames) noexcept override;
  void process(std::span<float> left, std::span<float> right) override;

 private:
  /// Stereo samples as a complex signal.
  struct Line {
    explicit Line(int size) : re(static_cast<std::size_t>(size)), im(re.size()) {}
    [[nodiscard]] ComplexSpan part(int first, int count) {
      const auto at = static_cast<std::size_t>(first), n = static_cast<std::size_t>(count);
      return {std::span(re).subspan(at, n), std::span(im).subspan(at, n)};
    }
    std::vector<float> re, im;
  };

  void process_block();

  int length_;
  std::unique_ptr<Convolver> head_, tail_;
  Line input_{2 * kLong};  // the long block before and the one now
  Line tail_answer_{kLong};
  Sway left_sway_, right_sway_;
  Line answer_{kShort};  // outgoing frames
  int filled_ = 0;       // frames of the short block at hand
  int block_ = 0;        // which short block of the long one it is
};

}  // namespace auralis::render

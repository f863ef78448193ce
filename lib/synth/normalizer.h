// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A whole output made as loud as asked:  blocks -> scratch file -> integrated loudness -> gain ->
// limiter -> blocks.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/units.h"
#include "pcm/block.h"
#include "synth/scratch.h"

namespace auralis::synth {

/// Integrated loudness as ITU-R BS.1770-4 and EBU R 128 say. One gain for all, so that what is soft
/// stays so; where true peaks would pass -1 dBTP the limiter lowers them, and the gain makes good
/// what that costs.
class Normalizer {
 public:
  static constexpr double kMostLift = 40;  ///< dB

  /// 1 or 2 channels; `target` in LUFS. The scratch file has no name and lies beside the file
  /// `output`. Throws base::Error.
  Normalizer(base::SampleRate rate, int channels, double target, const std::string& output);
  ~Normalizer();
  Normalizer(const Normalizer&) = delete;
  Normalizer& operator=(const Normalizer&) = delete;

  /// Takes the next block. Throws base::Error.
  void add(const pcm::Block& block);

  struct Result {
    double before = 0, after = 0;  ///< LUFS; -infinity of silence, which stays as it is
    double gain = 0;               ///< dB
  };
  using Sink = std::function<void(pcm::Block& block)>;
  /// Gives out all that was added, as many frames. Throws base::Error, and what the sink does.
  Result finish(const Sink& sink);

 private:
  struct Meter;  // libebur128's

  /// Passes all through gain and limiter; measures it where there is no sink.
  double pass(double gain, const Sink* sink);

  base::SampleRate rate_;
  int channels_;
  double target_;
  Scratch scratch_;
  std::unique_ptr<Meter> meter_;  // of what is added
  std::vector<float> interleaved_;
};

}  // namespace auralis::synth

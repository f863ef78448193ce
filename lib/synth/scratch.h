// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Blocks kept on the disk until the whole is known.
#pragma once

#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/units.h"
#include "pcm/block.h"

namespace auralis::synth {

class Scratch {
 public:
  /// 1 or 2 channels. The file lies in the folder of the file `output`, on the same disk. It has no
  /// name, so that it is gone whatever ends the process. Throws base::Error.
  Scratch(const std::string& output, int channels);

  /// Appends a block, as 32-bit floats. Throws base::Error.
  void add(const pcm::Block& block);
  [[nodiscard]] base::Frames frames() const noexcept { return frames_; }

  /// Fills a stereo block with as many frames as it has room for, from `at` on: silence behind the
  /// end, and both channels alike where one was kept. Throws base::Error.
  void read(base::Frames at, pcm::Block& block);

 private:
  int channels_;
  std::string name_;
  base::Descriptor file_;
  base::Frames frames_{0};
  std::vector<float> interleaved_;
};

/// The frames of a block, channel beside channel.
void interleave(const pcm::Block& block, int channels, std::vector<float>& out);

}  // namespace auralis::synth

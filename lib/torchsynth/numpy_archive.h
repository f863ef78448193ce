// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sounds with their parameters as NumPy arrays in one file (.npz), as numpy.savez writes it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pcm/block.h"
#include "torchsynth/numpy_file.h"
#include "torchsynth/sound.h"

namespace auralis::torchsynth {

/// Arrays: audio (sounds, samples), parameters (sounds, 78) of double precision, sounds (their
/// indices), names (of the parameters), rate (in Hz). The sound waits in a file beside the archive,
/// which is PATH.audio until the archive is whole; a parameter takes 8 bytes of memory.
class NumpyArchive {
 public:
  /// Throws base::Error.
  NumpyArchive(const std::string& path, pcm::SampleFormat sample);
  ~NumpyArchive();
  NumpyArchive(const NumpyArchive&) = delete;
  NumpyArchive& operator=(const NumpyArchive&) = delete;

  /// Throws base::Error.
  void write(const Sound& sound, const pcm::Block& block);
  void close();

 private:
  std::string path_, audio_path_;
  NumpyFile audio_;
  std::vector<std::int64_t> sounds_;
  std::vector<double> parameters_;
};

}  // namespace auralis::torchsynth

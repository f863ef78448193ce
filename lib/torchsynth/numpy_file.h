// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sounds as a NumPy array in a file (.npy): shape (sounds, samples).
// The format is NEP 1, version 1.0.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "pcm/block.h"
#include "pcm/format.h"

namespace auralis::torchsynth {

/// What an array's bytes begin with. `type` is NumPy's, "<f4"; the length is the same for any shape
/// of up to three axes.
[[nodiscard]] std::string numpy_header(const std::string& type,
                                       const std::vector<std::int64_t>& shape);

/// NumPy's type of a sample. Throws base::Error (usage) for 24 bits: it has no such type.
[[nodiscard]] std::string numpy_type(pcm::SampleFormat sample);

class NumpyFile {
 public:
  /// Writes anew the file `path`, which must be seekable. Throws base::Error.
  NumpyFile(const std::string& path, pcm::SampleFormat sample);

  /// Appends a row: a mono block of kSamples. Throws base::Error.
  void write(const pcm::Block& block);
  /// Writes how many rows there are; `flat` leaves out the axis of sounds. Until then the file
  /// holds none for whoever reads it. Throws base::Error.
  void close(bool flat = false);

  [[nodiscard]] std::int64_t rows() const noexcept { return rows_; }

 private:
  void append(std::span<const std::byte> bytes);
  [[noreturn]] void fail() const;

  std::string path_, type_;
  pcm::Format format_;
  base::Descriptor out_;
  std::vector<std::byte> bytes_;
  std::int64_t rows_ = 0, frames_ = 0;
};

}  // namespace auralis::torchsynth

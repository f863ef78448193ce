// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// manifest.ndjson: which sounds are complete, and the SHA-256 of their files. A line a sound:
// {"sound":7,"file":"000000007.wav","format":"f32le","sha256":"..."}.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/descriptor.h"

namespace auralis::torchsynth {

/// Keeps some dozen bytes a sound that an earlier run completed, and nothing of this run's.
class Manifest {
 public:
  /// Reads what is there; a last line that was cut is dropped. Throws base::Error.
  explicit Manifest(const std::string& path);

  [[nodiscard]] bool has(std::int64_t sound, std::string_view file, std::string_view format) const;
  void add(std::int64_t sound, std::string_view file, std::string_view format,
           std::string_view sha256);

 private:
  void read();

  std::string path_;
  base::Descriptor out_;
  std::unordered_map<std::int64_t, std::size_t> complete_;  // hash of file and format
};

}  // namespace auralis::torchsynth

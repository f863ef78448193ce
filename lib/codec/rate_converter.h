// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Interleaved samples at one rate -> at another, without an end (libsamplerate).
#pragma once

#include <memory>
#include <vector>

#include "base/units.h"

namespace auralis::codec {

/// A windowed sinc, of 121 dB. What comes out is in time with what went in, but comes later. One
/// thread.
class RateConverter {
 public:
  /// Throws base::Error.
  RateConverter(base::SampleRate from, base::SampleRate to, int channels);
  ~RateConverter();

  /// What it returns holds until the next call.
  [[nodiscard]] const std::vector<float>& convert(const std::vector<float>& in) {
    return run(in, false);
  }
  /// What is left.
  [[nodiscard]] const std::vector<float>& finish() { return run({}, true); }

 private:
  [[nodiscard]] const std::vector<float>& run(const std::vector<float>& in, bool last);

  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::vector<float> out_;
};

}  // namespace auralis::codec

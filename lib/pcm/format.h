// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a PCM stream is made of: sample format, sample rate and channels. auralis-pcm(5).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/units.h"

namespace auralis::pcm {

using base::Frames;
using base::SampleRate;

/// Interleaved, little-endian samples.
enum class SampleFormat { kS16, kS24, kS32, kF32 };

[[nodiscard]] int bytes_per_sample(SampleFormat format) noexcept;
/// "s16le", "s24le", "s32le", "f32le".
[[nodiscard]] std::string_view name_of(SampleFormat format) noexcept;
[[nodiscard]] std::optional<SampleFormat> parse_sample_format(std::string_view name) noexcept;

struct Format {
  SampleFormat sample = SampleFormat::kS16;
  SampleRate rate{44100};
  int channels = 2;

  [[nodiscard]] std::size_t bytes_per_frame() const noexcept {
    return static_cast<std::size_t>(bytes_per_sample(sample)) * static_cast<std::size_t>(channels);
  }
  [[nodiscard]] std::size_t bytes(Frames n) const noexcept {
    return static_cast<std::size_t>(n.count) * bytes_per_frame();
  }
};

}  // namespace auralis::pcm

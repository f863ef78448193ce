// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "codec/interleaved.h"

#include <cstddef>
#include <span>

#include "pcm/encode.h"

namespace auralis::codec {

namespace {

using pcm::SampleFormat;

std::span<const std::byte> bytes_of(std::string_view pcm) {
  return std::as_bytes(std::span(pcm.data(), pcm.size()));
}

}  // namespace

int lossless_bits(const pcm::Format& format) noexcept {
  return format.sample == SampleFormat::kS16 ? 16 : 24;
}

const std::vector<float>& Interleaver::floats(std::string_view pcm) {
  const std::size_t frames = pcm.size() / format_.bytes_per_frame();
  const auto channels = static_cast<std::size_t>(format_.channels);
  if (block_.capacity() < frames) block_ = pcm::Block(format_.channels, frames);
  pcm::decode(bytes_of(pcm), format_, block_);
  floats_.resize(frames * channels);
  for (std::size_t c = 0; c < channels; ++c) {
    const auto samples = block_.channel(static_cast<int>(c));
    for (std::size_t i = 0; i < frames; ++i) floats_[i * channels + c] = samples[i];
  }
  return floats_;
}

const std::vector<std::int32_t>& Interleaver::left_aligned(std::string_view pcm) {
  std::span<const std::byte> bytes = bytes_of(pcm);
  pcm::Format narrow = format_;
  if (format_.sample == SampleFormat::kS32 || format_.sample == SampleFormat::kF32) {
    narrow.sample = SampleFormat::kS24;
    static_cast<void>(floats(pcm));  // into the block
    const pcm::Frames frames{static_cast<std::int64_t>(block_.frames())};
    narrowed_.resize(narrow.bytes(frames));
    pcm::encode(block_, taken_, narrow, narrowed_);
    taken_ += frames;
    bytes = narrowed_;
  }
  pcm::widen(bytes, narrow.sample, integers_);
  return integers_;
}

const std::vector<std::int32_t>& Interleaver::right_aligned(std::string_view pcm) {
  static_cast<void>(left_aligned(pcm));
  const int spare = 32 - lossless_bits(format_);
  for (std::int32_t& sample : integers_) sample >>= spare;
  return integers_;
}

}  // namespace auralis::codec

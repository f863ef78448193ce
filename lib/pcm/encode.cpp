// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "pcm/encode.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "pcm/kernel/quantize_kernel.h"

namespace auralis::pcm {

namespace {

constexpr std::size_t kPart = 256;  // samples that are made numbers of together

void store(std::byte* out, std::int32_t value, int bytes) noexcept {
  for (int i = 0; i < bytes; ++i) out[i] = static_cast<std::byte>(value >> (8 * i));
}

/// Each channel's numbers to their places among the others'.
template <int kBytes>
void encode_numbers(const Block& block, std::uint32_t start, std::size_t channels,
                    const Scale& scale, std::byte* out) noexcept {
  std::array<std::int32_t, kPart> numbers;
  for (std::size_t at = 0; at < block.frames(); at += kPart) {
    const std::size_t n = std::min(kPart, block.frames() - at);
    for (std::size_t c = 0; c < channels; ++c) {
      const std::size_t first = at * channels + c;
      quantize(block.channel(static_cast<int>(c)).data() + at, n, scale,
               start + static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(channels),
               numbers.data());
      for (std::size_t i = 0; i < n; ++i)
        store(out + kBytes * (first + i * channels), numbers[i], kBytes);
    }
  }
}

void encode_floats(const Block& block, std::size_t channels, std::byte* out) noexcept {
  for (std::size_t c = 0; c < channels; ++c) {
    const auto samples = block.channel(static_cast<int>(c));
    for (std::size_t i = 0; i < samples.size(); ++i)
      store(out + 4 * (i * channels + c), std::bit_cast<std::int32_t>(samples[i]), 4);
  }
}

constexpr Scale kScale16{0x1p15F, 0x1p15F - 1, 1};
constexpr Scale kScale24{0x1p23F, 0x1p23F - 1, 1};
// The largest float that still converts into range: 2^31 - 1 itself is not a float.
constexpr Scale kScale32{0x1p31F, 2147483520.0F, 0};

/// In the upper bytes.
std::uint32_t load_word(const std::byte* in, int bytes) noexcept {
  std::uint32_t word = 0;
  for (int i = 0; i < bytes; ++i)
    word |= std::to_integer<std::uint32_t>(in[i]) << (8 * (i + 4 - bytes));
  return word;
}

float load(const std::byte* in, SampleFormat format) noexcept {
  const std::uint32_t word = load_word(in, bytes_per_sample(format));
  if (format == SampleFormat::kF32) {
    float value = 0;
    std::memcpy(&value, &word, sizeof value);
    return value;
  }
  return static_cast<float>(static_cast<std::int32_t>(word)) * 0x1p-31F;
}

}  // namespace

void encode(const Block& block, Frames first, const Format& format,
            std::span<std::byte> out) noexcept {
  const auto start = static_cast<std::uint32_t>(first.count * format.channels);
  const auto channels = static_cast<std::size_t>(format.channels);
  std::byte* const bytes = out.data();
  switch (format.sample) {
    case SampleFormat::kS16:
      encode_numbers<2>(block, start, channels, kScale16, bytes);
      break;
    case SampleFormat::kS24:
      encode_numbers<3>(block, start, channels, kScale24, bytes);
      break;
    case SampleFormat::kS32:
      encode_numbers<4>(block, start, channels, kScale32, bytes);
      break;
    case SampleFormat::kF32:
      if (std::endian::native == std::endian::little && format.channels == 1)
        std::memcpy(bytes, block.channel(0).data(), block.channel(0).size_bytes());
      else
        encode_floats(block, channels, bytes);
      break;
  }
}

void decode(std::span<const std::byte> in, const Format& format, Block& block) noexcept {
  const std::size_t frames = in.size() / format.bytes_per_frame();
  const auto sample_bytes = static_cast<std::size_t>(bytes_per_sample(format.sample));
  block.resize(frames);
  const std::byte* from = in.data();
  for (std::size_t i = 0; i < frames; ++i)
    for (int c = 0; c < format.channels; ++c, from += sample_bytes)
      block.channel(c)[i] = load(from, format.sample);
}

void widen(std::span<const std::byte> in, SampleFormat format, std::vector<std::int32_t>& out) {
  const int bytes = bytes_per_sample(format);
  const auto width = static_cast<std::size_t>(bytes);
  out.resize(in.size() / width);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::int32_t>(load_word(in.data() + i * width, bytes));
}

}  // namespace auralis::pcm

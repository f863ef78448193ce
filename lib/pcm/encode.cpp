// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "pcm/encode.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace auralis::pcm {

namespace {

/// A hash of 32 bits with low bias (C. Wellons, "Prospecting for hash functions", 2018).
std::uint32_t hash(std::uint32_t x) noexcept {
  x ^= x >> 16;
  x *= 0x21F0AAADU;
  x ^= x >> 15;
  x *= 0x735A2D97U;
  x ^= x >> 15;
  return x;
}

/// Triangular noise in -1..1 LSB: the difference of two uniform numbers of 16 bits.
float dither(std::uint32_t position) noexcept {
  const std::uint32_t word = hash(position);
  return (static_cast<float>(word & 0xFFFF) - static_cast<float>(word >> 16)) * 0x1p-16F;
}

template <int Bits>
std::int32_t quantize(float sample, float noise) noexcept {
  constexpr float kScale = static_cast<float>(1U << (Bits - 1));
  // The largest float that still converts into range: 2^31 - 1 itself is not a float.
  constexpr float kTop = Bits == 32 ? 2147483520.0F : kScale - 1;
  if (std::isnan(sample)) return 0;  // lrintf may make anything of it, full scale included
  return static_cast<std::int32_t>(std::lrintf(std::clamp(sample * kScale + noise, -kScale, kTop)));
}

void store(std::byte* out, std::int32_t value, int bytes) noexcept {
  for (int i = 0; i < bytes; ++i) out[i] = static_cast<std::byte>(value >> (8 * i));
}

template <typename Store>
void each_sample(const Block& block, const Format& format, Store store_sample) noexcept {
  const auto channels = static_cast<std::size_t>(format.channels);
  for (std::size_t c = 0; c < channels; ++c) {
    const auto samples = block.channel(static_cast<int>(c));
    for (std::size_t i = 0; i < samples.size(); ++i) store_sample(samples[i], i * channels + c);
  }
}

float load(const std::byte* in, SampleFormat format) noexcept {
  std::uint32_t word = 0;
  const int bytes = bytes_per_sample(format);
  for (int i = 0; i < bytes; ++i)
    word |= std::to_integer<std::uint32_t>(in[i]) << (8 * (i + 4 - bytes));
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
  std::byte* const bytes = out.data();
  switch (format.sample) {
    case SampleFormat::kS16:
      each_sample(block, format, [=](float x, std::size_t i) {
        store(bytes + 2 * i, quantize<16>(x, dither(start + static_cast<std::uint32_t>(i))), 2);
      });
      break;
    case SampleFormat::kS24:
      each_sample(block, format, [=](float x, std::size_t i) {
        store(bytes + 3 * i, quantize<24>(x, dither(start + static_cast<std::uint32_t>(i))), 3);
      });
      break;
    case SampleFormat::kS32:
      each_sample(block, format,
                  [=](float x, std::size_t i) { store(bytes + 4 * i, quantize<32>(x, 0), 4); });
      break;
    case SampleFormat::kF32:
      if (std::endian::native == std::endian::little && format.channels == 1) {
        std::memcpy(bytes, block.channel(0).data(), block.channel(0).size_bytes());
        break;
      }
      each_sample(block, format, [=](float x, std::size_t i) {
        std::int32_t word = 0;
        std::memcpy(&word, &x, sizeof word);
        store(bytes + 4 * i, word, 4);
      });
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

}  // namespace auralis::pcm

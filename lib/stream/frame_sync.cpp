// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/frame_sync.h"

#include <array>

namespace auralis::stream {

namespace {

unsigned byte_of(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// In kbit/s: layer II and III of MPEG-1; both of MPEG-2.
constexpr std::array<std::array<int, 15>, 3> kBitRates{{
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
}};
constexpr std::array kSampleRates{44100, 48000, 32000};

}  // namespace

std::optional<FrameHeader> mpeg_audio_header(std::string_view text) {
  if (text.size() < 4 || byte_of(text, 0) != 0xFF || (byte_of(text, 1) & 0xE0U) != 0xE0)
    return std::nullopt;
  const unsigned version = byte_of(text, 1) >> 3U & 3U;  // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  const unsigned layer = byte_of(text, 1) >> 1U & 3U;    // 1: III, 2: II, 3: I, which nobody uses
  const unsigned bits = byte_of(text, 2) >> 4U;
  const unsigned rate = byte_of(text, 2) >> 2U & 3U;
  if (version == 1 || (layer != 1 && layer != 2) || bits == 0 || bits == 15 || rate == 3)
    return std::nullopt;
  const bool first = version == 3;
  const auto& bit_rates = kBitRates[first ? (layer == 2 ? 0 : 1) : 2];
  const int sample_rate = kSampleRates[rate] / (first ? 1 : version == 2 ? 2 : 4);
  const int samples = layer == 1 && !first ? 576 : 1152;
  const int padding = static_cast<int>(byte_of(text, 2) >> 1U & 1U);
  const int length = samples / 8 * bit_rates[bits] * 1000 / sample_rate + padding;
  return FrameHeader{static_cast<std::size_t>(length), (byte_of(text, 1) & 0xFEU) << 8U | rate};
}

std::optional<FrameHeader> adts_header(std::string_view text) {
  constexpr std::size_t kShortest = 7;
  constexpr unsigned kRates = 13;
  if (text.size() < kShortest || byte_of(text, 0) != 0xFF || (byte_of(text, 1) & 0xF6U) != 0xF0)
    return std::nullopt;
  const unsigned rate = byte_of(text, 2) >> 2U & 15U;
  const std::size_t length =
      (byte_of(text, 3) & 3U) << 11U | byte_of(text, 4) << 3U | byte_of(text, 5) >> 5U;
  if (rate >= kRates || length <= kShortest) return std::nullopt;
  return FrameHeader{length, (byte_of(text, 1) & 0xFEU) << 8U | (byte_of(text, 2) & 0xFCU)};
}

}  // namespace auralis::stream

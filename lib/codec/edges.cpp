// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "codec/edges.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace auralis::codec {

namespace {

unsigned at(std::string_view bytes, std::size_t i) noexcept {
  return static_cast<unsigned char>(bytes[i]);
}

/// Of the page that the text begins with; 0 where it is not whole.
std::size_t ogg_page(std::string_view bytes) noexcept {
  constexpr std::size_t kHead = 27;
  if (bytes.size() < kHead || !bytes.starts_with("OggS")) return 0;
  const std::size_t segments = at(bytes, kHead - 1);
  if (bytes.size() < kHead + segments) return 0;
  std::size_t length = kHead + segments;
  for (std::size_t i = 0; i < segments; ++i) length += at(bytes, kHead + i);
  return length <= bytes.size() ? length : 0;
}

/// Of the frame that the text, at least four bytes, begins with; 0 if none does.
std::size_t mp3_frame(std::string_view bytes) noexcept {
  constexpr std::array<int, 15> kOfMpeg1{0,   32,  40,  48,  56,  64,  80, 96,
                                         112, 128, 160, 192, 224, 256, 320};
  constexpr std::array<int, 15> kOfMpeg2{0,  8,  16, 24,  32,  40,  48, 56,
                                         64, 80, 96, 112, 128, 144, 160};
  constexpr std::array<int, 3> kRates{44100, 48000, 32000};
  const unsigned word = at(bytes, 0) << 24 | at(bytes, 1) << 16 | at(bytes, 2) << 8 | at(bytes, 3);
  const unsigned version = word >> 19 & 3;  // 0: MPEG 2.5, 2: MPEG 2, 3: MPEG 1
  const unsigned bitrate = word >> 12 & 15, rate = word >> 10 & 3, padding = word >> 9 & 1;
  const bool is_layer3 = word >> 21 == 0x7FF && (word >> 17 & 3) == 1;
  if (!is_layer3 || version == 1 || bitrate == 0 || bitrate == 15 || rate == 3) return 0;
  const bool mpeg1 = version == 3;
  const int kilobits = mpeg1 ? kOfMpeg1[bitrate] : kOfMpeg2[bitrate];
  const int hertz = kRates[rate] / (mpeg1 ? 1 : version == 2 ? 2 : 4);
  return static_cast<std::size_t>((mpeg1 ? 144'000 : 72'000) * kilobits / hertz) + padding;
}

}  // namespace

std::size_t whole_ogg_pages(std::string_view bytes) noexcept {
  std::size_t whole = 0;
  while (const std::size_t page = ogg_page(bytes.substr(whole))) whole += page;
  return whole;
}

std::size_t ogg_opus_head(std::string_view bytes) noexcept {
  constexpr std::size_t kGranule = 6;
  const std::size_t first = ogg_page(bytes);
  if (first == 0) return 0;
  std::size_t whole = first;
  // The comments' pages are those on which no sound ends.
  while (const std::size_t page = ogg_page(bytes.substr(whole))) {
    const auto granule = bytes.substr(whole + kGranule, 8);
    const bool of_sound = std::ranges::any_of(granule, [](char c) { return c != 0; });
    if (of_sound) return whole;
    whole += page;
  }
  return 0;
}

std::size_t whole_mp3_frames(std::string_view bytes) noexcept {
  constexpr std::size_t kHead = 4;
  std::size_t whole = 0;
  while (bytes.size() - whole >= kHead) {
    const std::size_t frame = std::max<std::size_t>(1, mp3_frame(bytes.substr(whole)));
    if (bytes.size() - whole < frame) break;
    whole += frame;
  }
  return whole;
}

std::size_t mp3_info_frame(std::string_view bytes) noexcept {
  constexpr std::size_t kHead = 4;
  if (bytes.size() < kHead) return 0;
  const std::size_t length = mp3_frame(bytes);
  const std::string_view frame = bytes.substr(0, length);
  const bool has_notes =
      frame.find("Xing") != std::string_view::npos || frame.find("Info") != std::string_view::npos;
  return has_notes ? length : 0;
}

std::size_t flac_head(std::string_view bytes) noexcept {
  constexpr std::size_t kMark = 4, kBlockHead = 4;
  if (!bytes.starts_with("fLaC")) return 0;
  std::size_t whole = kMark;
  while (bytes.size() - whole >= kBlockHead) {
    const bool last = (at(bytes, whole) & 0x80U) != 0;
    const std::size_t length =
        at(bytes, whole + 1) << 16 | at(bytes, whole + 2) << 8 | at(bytes, whole + 3);
    whole += kBlockHead + length;
    if (whole > bytes.size()) return 0;
    if (last) return whole;
  }
  return 0;
}

}  // namespace auralis::codec

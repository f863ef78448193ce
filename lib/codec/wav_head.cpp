// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "codec/wav_head.h"

#include <cstdint>

#include "base/little_endian.h"

namespace auralis::codec {

std::string wav_head(const pcm::Format& format) {
  using base::append_little_endian;
  constexpr std::uint64_t kUnknown = 0xFFFFFFFF;
  const auto rate = static_cast<std::uint64_t>(format.rate.hz);
  const std::uint64_t frame = format.bytes_per_frame();
  const auto bits = 8 * static_cast<std::uint64_t>(pcm::bytes_per_sample(format.sample));
  std::string head = "RIFF";
  append_little_endian(head, kUnknown, 4);
  head += "WAVEfmt ";
  append_little_endian(head, 16, 4);
  append_little_endian(head, format.sample == pcm::SampleFormat::kF32 ? 3 : 1, 2);
  append_little_endian(head, static_cast<std::uint64_t>(format.channels), 2);
  append_little_endian(head, rate, 4);
  append_little_endian(head, rate * frame, 4);
  append_little_endian(head, frame, 2);
  append_little_endian(head, bits, 2);
  head += "data";
  append_little_endian(head, kUnknown, 4);
  return head;
}

}  // namespace auralis::codec

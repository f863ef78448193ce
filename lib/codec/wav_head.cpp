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
  const bool floats = format.sample == pcm::SampleFormat::kF32;
  std::string head = "RIFF";
  append_little_endian(head, kUnknown, 4);
  head += "WAVEfmt ";
  append_little_endian(head, floats ? 18 : 16, 4);
  append_little_endian(head, floats ? 3 : 1, 2);
  append_little_endian(head, static_cast<std::uint64_t>(format.channels), 2);
  append_little_endian(head, rate, 4);
  append_little_endian(head, rate * frame, 4);
  append_little_endian(head, frame, 2);
  append_little_endian(head, bits, 2);
  if (floats) {  // what is not PCM has the size of what follows here, and a chunk `fact`
    append_little_endian(head, 0, 2);
    head += "fact";
    append_little_endian(head, 4, 4);
    append_little_endian(head, kUnknown, 4);
  }
  head += "data";
  append_little_endian(head, kUnknown, 4);
  return head;
}

}  // namespace auralis::codec

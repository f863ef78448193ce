// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/chunk_header.h"

#include "base/error.h"

namespace auralis::bench {

namespace {

constexpr std::uint64_t kMagic = 0xA7, kVersion = 1;

std::uint64_t little_endian(std::span<const std::byte> bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i > 0; --i)
    value = value << 8 | std::to_integer<std::uint64_t>(bytes[i - 1]);
  return value;
}

}  // namespace

ChunkHeader read_chunk_header(std::span<const std::byte> message, std::size_t bytes_per_frame) {
  if (message.size() < kChunkHeaderBytes)
    throw base::Error("a chunk of " + std::to_string(message.size()) +
                      " bytes: its header alone has 16");
  const auto field = [message](std::size_t at, std::size_t bytes) {
    return little_endian(message.subspan(at, bytes));
  };
  if (field(0, 1) != kMagic)
    throw base::Error("chunk header: magic " + std::to_string(field(0, 1)) + " should be 167");
  if (field(1, 1) != kVersion)
    throw base::Error("chunk header: version " + std::to_string(field(1, 1)) + " should be 1");
  const ChunkHeader header{static_cast<std::uint16_t>(field(2, 2)),
                           static_cast<std::uint32_t>(field(4, 4)), field(8, 8)};
  const std::size_t bytes = message.size() - kChunkHeaderBytes;
  if (bytes_per_frame == 0) return header;
  if (header.frames == 0 || bytes != header.frames * bytes_per_frame)
    throw base::Error("chunk header: " + std::to_string(header.frames) + " frames, but " +
                      std::to_string(bytes) + " bytes of PCM follow");
  return header;
}

std::optional<std::string> Continuity::follow(const ChunkHeader& header) {
  const auto before = last_;
  last_ = header;
  if (!before) return std::nullopt;
  // Modulo 2^32: how many chunks lie between.
  const std::uint32_t skipped = header.sequence - before->sequence - 1;
  if (skipped >= 0x8000'0000U)
    return "sequence " + std::to_string(header.sequence) + " came after " +
           std::to_string(before->sequence);
  const std::uint64_t next = before->first_frame + before->frames;
  if (skipped > 0) {
    ++gaps_;
    missing_ += skipped;
    if (header.first_frame > next) return std::nullopt;
  } else if (header.first_frame == next) {
    return std::nullopt;
  }
  return "chunk " + std::to_string(header.sequence) + " begins at frame " +
         std::to_string(header.first_frame) + ", the one before ended at " + std::to_string(next);
}

}  // namespace auralis::bench

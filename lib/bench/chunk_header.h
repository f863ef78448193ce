// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The 16 bytes in front of a chunk's PCM, as a listener reads them: auralis-stream(7), version 1.
// Written from the format's page, not shared with the server: it checks the server's word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace auralis::bench {

inline constexpr std::size_t kChunkHeaderBytes = 16;

struct ChunkHeader {
  std::uint16_t frames = 0;
  std::uint32_t sequence = 0;
  std::uint64_t first_frame = 0;
};

/// Checks magic, version and that as many frames follow as the header says; not that where
/// `bytes_per_frame` is 0, for a coding. Throws base::Error.
[[nodiscard]] ChunkHeader read_chunk_header(std::span<const std::byte> message,
                                            std::size_t bytes_per_frame);

/// Follows one listener's chunks.
class Continuity {
 public:
  /// Takes the next header. Chunks must follow each other: the sequence by ones, the first frame by
  /// the frames of the chunk before. Returns what is wrong, nothing where all is well.
  [[nodiscard]] std::optional<std::string> follow(const ChunkHeader& header);

  /// Places where chunks were left out.
  [[nodiscard]] std::int64_t gaps() const noexcept { return gaps_; }
  /// Chunks left out there.
  [[nodiscard]] std::int64_t missing() const noexcept { return missing_; }

 private:
  std::optional<ChunkHeader> last_;
  std::int64_t gaps_ = 0, missing_ = 0;
};

}  // namespace auralis::bench

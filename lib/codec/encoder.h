// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// PCM -> the bytes of a coding, a chunk at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "pcm/format.h"

namespace auralis::codec {

/// Streams: begun anywhere behind their head, at the first byte of what encode() returned.
enum class Container { kFlac, kOggOpus, kMp3 };

/// Keeps what it needs of the past: one encoder for one stream, chunks in order. One thread.
class Encoder {
 public:
  virtual ~Encoder() = default;

  /// What a decoder is given first, wherever it joins.
  [[nodiscard]] virtual const std::string& head() const = 0;
  /// Takes whole frames of PCM. What is finished by them; it begins and ends at the edge of a
  /// frame, packet or page, and may be empty.
  [[nodiscard]] virtual std::string encode(std::string_view pcm) = 0;
  /// What is left. Nothing may follow.
  [[nodiscard]] virtual std::string finish() = 0;
};

/// An endless file, as libsndfile writes it. Throws base::Error where the container holds no such
/// PCM: Opus and MP3 have two channels at most. At a sample rate that the container has not, it is
/// converted to 48 kHz; FLAC has 24 bits where PCM has more.
[[nodiscard]] std::unique_ptr<Encoder> make_file_encoder(Container container,
                                                         const pcm::Format& format);

/// Why the container cannot hold such PCM; empty where it can.
[[nodiscard]] std::string why_not(Container container, const pcm::Format& format);

/// A FLAC frame (RFC 9639) for each chunk, by libFLAC: whole, so that the head and the bytes of any
/// chunk together are a FLAC file. Bits and sample rate are the PCM's, but for 24 bits where it has
/// more. A chunk has at most 65,535 frames.
[[nodiscard]] std::unique_ptr<Encoder> make_flac_chunk_encoder(const pcm::Format& format,
                                                               base::Frames chunk);

/// Opus packets (RFC 6716) of 20 ms at 48 kHz, by libopus. The head is OpusHead (RFC 7845, section
/// 5.1). What encode() returns: a signed number of 32 bits, little-endian, that says where the
/// sound of the first packet belongs, in samples at 48 kHz from the chunk's first frame; then the
/// packets, each behind its length in 16 bits, little-endian. Throws base::Error for more than two
/// channels.
[[nodiscard]] std::unique_ptr<Encoder> make_opus_chunk_encoder(const pcm::Format& format);

}  // namespace auralis::codec

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Headers of MPEG audio frames, of which an MP3 or AAC stream is made without any head of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace auralis::stream {

/// A frame's header (ISO/IEC 11172-3 and 13818-3, layers II and III; 13818-7, ADTS).
struct FrameHeader {
  std::size_t length = 0;  ///< bytes from this header to the next one
  unsigned kind = 0;       ///< what all headers of a stream have in common
};

/// Nothing where `text` begins with no such header, or has too few bytes for one.
[[nodiscard]] std::optional<FrameHeader> mpeg_audio_header(std::string_view text);
[[nodiscard]] std::optional<FrameHeader> adts_header(std::string_view text);

}  // namespace auralis::stream

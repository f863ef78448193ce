// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where the units of a coded stream begin: what a decoder that joins has to be given.
#pragma once

#include <cstddef>
#include <string_view>

namespace auralis::codec {

/// Bytes of the whole pages that the text begins with (Ogg, RFC 3533, section 6).
[[nodiscard]] std::size_t whole_ogg_pages(std::string_view bytes) noexcept;
/// Bytes of the pages of an Ogg Opus stream's two headers (RFC 7845, section 3); 0 where they are
/// not whole.
[[nodiscard]] std::size_t ogg_opus_head(std::string_view bytes) noexcept;

/// Bytes of the whole MPEG audio frames of layer III that the text begins with (ISO 11172-3,
/// 2.4.1.3; ISO 13818-3). What is no frame counts as one byte.
[[nodiscard]] std::size_t whole_mp3_frames(std::string_view bytes) noexcept;
/// Length of the first frame, which must be whole, if it holds no sound but Xing's or LAME's notes
/// on a file; 0 else.
[[nodiscard]] std::size_t mp3_info_frame(std::string_view bytes) noexcept;

/// Bytes of a FLAC stream's metadata (RFC 9639, section 8); 0 where it is not whole.
[[nodiscard]] std::size_t flac_head(std::string_view bytes) noexcept;

}  // namespace auralis::codec

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How the sound of a chunk may be coded, and what the subprotocols make of it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/units.h"
#include "codec/encoder.h"
#include "pcm/format.h"

namespace auralis::stream {

enum class Coding { kPcm, kFlacChunks, kOpusChunks, kFlac, kOggOpus, kMp3 };
inline constexpr std::size_t kCodings = 6;

/// How a listener on a WebSocket wants its chunks.
enum class Subprotocol { kBinary, kJson, kFlac, kOpus };
inline constexpr std::size_t kSubprotocols = 4;

/// "auralis.pcm.v1"
[[nodiscard]] std::string_view name_of(Subprotocol subprotocol) noexcept;
[[nodiscard]] std::optional<Subprotocol> subprotocol_of(std::string_view name) noexcept;
/// All names, for people.
[[nodiscard]] std::string subprotocol_names();
[[nodiscard]] Coding coding_of(Subprotocol subprotocol) noexcept;

/// Why the coding cannot hold such PCM; empty where it can.
[[nodiscard]] std::string why_not(Coding coding, const pcm::Format& format);
/// For any coding but PCM itself, which is not encoded. Throws base::Error.
[[nodiscard]] std::unique_ptr<codec::Encoder> make_encoder(Coding coding, const pcm::Format& format,
                                                           base::Frames chunk);

}  // namespace auralis::stream

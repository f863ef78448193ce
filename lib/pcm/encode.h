// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Planar float -> dither -> interleaved PCM bytes, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pcm/block.h"
#include "pcm/format.h"

namespace auralis::pcm {

/// Writes the block's frames as interleaved samples. Integer formats of 16 and 24 bits get TPDF
/// dither of 2 LSB peak to peak (Lipshitz, Wannamaker and Vanderkooy, "Quantization and dither: a
/// theoretical survey", JAES 40(5), 1992), which depends on the position in the stream alone:
/// `first` is the block's first frame, so any division into blocks gives the same bytes. Samples
/// beyond full scale are clipped, and what is no number is silence. `out` holds
/// format.bytes(block.frames()) bytes; the block has at least format.channels channels. Real-time
/// safe: no allocation, no lock.
void encode(const Block& block, Frames first, const Format& format,
            std::span<std::byte> out) noexcept;

/// The inverse, without dither: resizes the block, whose capacity must do.
void decode(std::span<const std::byte> in, const Format& format, Block& block) noexcept;

/// Integer samples of any width -> 32 bits, of which the upper ones are the sample's own.
void widen(std::span<const std::byte> in, SampleFormat format, std::vector<std::int32_t>& out);

}  // namespace auralis::pcm

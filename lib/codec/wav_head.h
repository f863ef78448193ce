// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The head of a WAV file whose length is not known.
#pragma once

#include <string>

#include "pcm/format.h"

namespace auralis::codec {

/// 44 bytes, with the longest length that there is: what players take for a stream. RIFF WAVE of
/// format 1 (PCM) or 3 (IEEE float); Microsoft and IBM, "Multimedia Programming Interface and Data
/// Specifications 1.0", 1991.
[[nodiscard]] std::string wav_head(const pcm::Format& format);

}  // namespace auralis::codec

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// PCM -> the same, faded in from silence or out to it.
#pragma once

#include <string>

#include "pcm/format.h"

namespace auralis::stream {

/// Over the last 10 ms of `pcm`, or all of it where it is shorter: whole frames, half a cosine.
void fade_out(std::string& pcm, const pcm::Format& format);
/// Over the first 10 ms. Samples of 16 and 24 bits are dithered anew.
void fade_in(std::string& pcm, const pcm::Format& format);

}  // namespace auralis::stream

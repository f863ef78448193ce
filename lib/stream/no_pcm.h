// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The first bytes of an input -> what it is, where that is well known to be no PCM.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace auralis::stream {

/// What came, and how to give it instead; empty for what may be PCM.
[[nodiscard]] std::string why_no_pcm(std::span<const std::byte> beginning);

}  // namespace auralis::stream

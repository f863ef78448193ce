// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The first bytes of an input -> what it is, where that is well known to be no PCM.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace auralis::stream {

/// So many bytes tell whatever can be told.
inline constexpr std::size_t kTellingBytes = 4608;

struct Beginning {
  std::string other;       ///< what it is instead of PCM, and how to give it; empty for PCM
  bool undecided = false;  ///< further bytes may still tell
};

/// Looks at the beginning of an input; `whole` says that nothing follows.
[[nodiscard]] Beginning look_at_beginning(std::span<const std::byte> bytes, bool whole);

}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The first second of PCM -> is it of another sample format than was said?
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "pcm/format.h"

namespace auralis::stream {

/// The name of the format that the samples are of, where that is unmistakable: as they were said to
/// be they are noise, and as that they are as smooth as music. Empty otherwise, and for silence,
/// tones and noise of every kind, which could be of any. `bytes` begin with a frame.
[[nodiscard]] std::string other_format_of(std::span<const std::byte> bytes,
                                          const pcm::Format& said);

/// Collects the first second that is not silent. [source thread]
class FormatDoubt {
 public:
  explicit FormatDoubt(const pcm::Format& said) : said_(said) {}

  /// The next bytes of the input. What other_format_of says of the second, once, when it is whole.
  [[nodiscard]] std::string take(std::span<const std::byte> bytes);

 private:
  pcm::Format said_;
  std::vector<std::byte> second_;
  std::size_t position_ = 0;  // in the input
  bool done_ = false;
};

}  // namespace auralis::stream

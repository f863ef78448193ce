// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/compressed_copies.h"

#include <fstream>
#include <iterator>

namespace auralis::stream {

std::optional<std::string> CompressedCopies::find(std::string_view name, std::string_view sha256,
                                                  ContentCoding coding) const {
  if (!directory_ || coding == ContentCoding::kIdentity) return std::nullopt;
  std::string file(name);
  file += '.' + std::string(sha256) + (coding == ContentCoding::kBrotli ? ".br" : ".gz");
  std::ifstream in(*directory_ / file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string copy(std::istreambuf_iterator<char>(in), {});
  return copy.empty() ? std::nullopt : std::optional(std::move(copy));
}

}  // namespace auralis::stream

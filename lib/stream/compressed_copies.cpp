// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/compressed_copies.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>

namespace auralis::stream {

namespace {

/// In hexadecimal; empty where OpenSSL fails.
std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
    return {};
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 15];
  }
  return text;
}

}  // namespace

std::optional<std::string> CompressedCopies::find(std::string_view name, std::string_view content,
                                                  ContentCoding coding) const {
  if (!directory_ || coding == ContentCoding::kIdentity) return std::nullopt;
  std::string file(name);
  file += '.' + sha256(content) + (coding == ContentCoding::kBrotli ? ".br" : ".gz");
  std::ifstream in(*directory_ / file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string copy(std::istreambuf_iterator<char>(in), {});
  return copy.empty() ? std::nullopt : std::optional(std::move(copy));
}

}  // namespace auralis::stream

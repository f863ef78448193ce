// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/sha256.h"

#include <fcntl.h>
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <vector>

#include "base/descriptor.h"

namespace auralis::torchsynth {

std::string sha256_of_file(const std::string& path) {
  const auto in = base::Descriptor::open(path, O_RDONLY);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::vector<std::byte> bytes(1 << 16);
  while (const std::size_t n = base::read_some(in, bytes, path))
    EVP_DigestUpdate(context.get(), bytes.data(), n);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &size);
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 15];
  }
  return text;
}

}  // namespace auralis::torchsynth

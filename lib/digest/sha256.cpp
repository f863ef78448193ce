// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "digest/sha256.h"

#include <fcntl.h>
#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "base/descriptor.h"

namespace auralis::digest {

namespace {

class Sha256 {
 public:
  Sha256() { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }

  void take(const void* bytes, std::size_t count) {
    EVP_DigestUpdate(context_.get(), bytes, count);
  }

  [[nodiscard]] std::string hexadecimal() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    constexpr const char* kDigits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      text += kDigits[digest[i] >> 4];
      text += kDigits[digest[i] & 15];
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_{EVP_MD_CTX_new(),
                                                                   &EVP_MD_CTX_free};
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.take(bytes.data(), bytes.size());
  return digest.hexadecimal();
}

std::string sha256_of_file(const std::string& path) {
  const auto in = base::Descriptor::open(path, O_RDONLY);
  Sha256 digest;
  std::vector<std::byte> bytes(1 << 16);
  while (const std::size_t n = base::read_some(in, bytes, path)) digest.take(bytes.data(), n);
  return digest.hexadecimal();
}

}  // namespace auralis::digest

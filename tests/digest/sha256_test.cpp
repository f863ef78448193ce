// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "digest/sha256.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::digest {
namespace {

// The examples of FIPS 180-2, appendix B.
TEST(Sha256, IsThatOfTheStandard) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, IsTheSameOfAFile) {
  const base::TemporaryDirectory folder;
  const std::string bytes(200'000, 'x');  // more than is read at once
  std::ofstream(folder / "file", std::ios::binary) << bytes;
  EXPECT_EQ(sha256_of_file(folder / "file"), sha256(bytes));
  EXPECT_THROW(static_cast<void>(sha256_of_file(folder / "none")), base::Error);
}

}  // namespace
}  // namespace auralis::digest

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/fingerprint.h"

#include <gtest/gtest.h>

namespace auralis::base {
namespace {

// The values are those of its authors' own test vectors.
TEST(Fingerprint, IsFnv1aIn16Digits) {
  EXPECT_EQ(fingerprint(""), "cbf29ce484222325");
  EXPECT_EQ(fingerprint("a"), "af63dc4c8601ec8c");
  EXPECT_EQ(fingerprint("foobar"), "85944171f73967e8");
  EXPECT_EQ(fingerprint(std::string_view("\0", 1)), "af63bd4c8601b7df");
  EXPECT_NE(fingerprint("\xff"), fingerprint("\x7f")) << "a byte above 127 counts in full";
}

}  // namespace
}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/whole_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace auralis::base {
namespace {

TEST(WholeFile, IsRefusedWhereItHasNoEnd) {
  try {
    (void)read_whole("/dev/zero");
    ADD_FAILURE() << "read to the end";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "cannot read /dev/zero: longer than 256 MiB");
  }
}

}  // namespace
}  // namespace auralis::base

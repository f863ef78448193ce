// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/device.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace auralis::render {
namespace {

std::string refusal(const std::string& text) {
  try {
    return "took " + parse_device(text).device.name();
  } catch (const base::Error& error) {
    return error.what();
  }
}

TEST(Device, IsNamedAsOnTheCommandLine) {
  for (const char* name : {"cpu", "mps", "cuda:0", "cuda:7"})
    EXPECT_EQ(refusal(name), std::string("took ") + name);
  EXPECT_EQ(refusal("cuda"), "took cuda:0");
  EXPECT_TRUE(parse_device("auto").any);
  EXPECT_FALSE(parse_device("cpu").any);
}

TEST(Device, IsRefusedInALineThatSaysWhatToWrite) {
  EXPECT_EQ(refusal("cuda:x"), "'cuda:x' is no device: write cuda or cuda:N");
  EXPECT_EQ(refusal("cuda:99999999999"), "'cuda:99999999999' is no device: write cuda or cuda:N");
  EXPECT_EQ(refusal("cudax"), "'cudax' is no device: write auto, cpu, cuda, cuda:N or mps");
  EXPECT_EQ(refusal(""), "'' is no device: write auto, cpu, cuda, cuda:N or mps");
}

}  // namespace
}  // namespace auralis::render

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/chunk_header.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "base/error.h"

namespace auralis::bench {
namespace {

using testing::HasSubstr;

/// Two frames of 4 bytes, as auralis-stream(7) writes them.
std::vector<std::byte> message() {
  std::vector<std::byte> bytes;
  for (const int value :
       {0xA7, 1,    2,    0,    0x04, 0x03, 0x02, 0x01,  // 2 frames, chunk 0x01020304
        0x15, 0x14, 0x13, 0x12, 0x11, 0,    0,    0,     // frame 0x1112131415
        1,    2,    3,    4,    5,    6,    7,    8})
    bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

std::string refusal(const std::vector<std::byte>& bytes) {
  try {
    static_cast<void>(read_chunk_header(bytes, 4));
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(ChunkHeader, IsReadLittleEndian) {
  const ChunkHeader header = read_chunk_header(message(), 4);
  EXPECT_EQ(header.frames, 2);
  EXPECT_EQ(header.sequence, 0x01020304U);
  EXPECT_EQ(header.first_frame, 0x1112131415U);
}

TEST(ChunkHeader, IsRefusedWhereItIsWrong) {
  auto magic = message(), version = message(), frames = message(), cut = message();
  magic[0] = std::byte{0xA6};
  version[1] = std::byte{2};
  frames[2] = std::byte{3};
  cut.resize(15);
  EXPECT_THAT(refusal(magic), HasSubstr("magic 166"));
  EXPECT_THAT(refusal(version), HasSubstr("version 2"));
  EXPECT_THAT(refusal(frames), HasSubstr("3 frames, but 8 bytes"));
  EXPECT_THAT(refusal(cut), HasSubstr("15 bytes"));
}

TEST(Continuity, FollowsWholeStreams) {
  Continuity continuity;
  EXPECT_FALSE(continuity.follow({100, 0xFFFFFFFF, 1000}));
  EXPECT_FALSE(continuity.follow({100, 0, 1100}));
  EXPECT_FALSE(continuity.follow({50, 1, 1200}));
  EXPECT_FALSE(continuity.follow({100, 2, 1250}));
  EXPECT_EQ(continuity.gaps(), 0);
}

TEST(Continuity, CountsWhatIsMissing) {
  Continuity continuity;
  EXPECT_FALSE(continuity.follow({100, 7, 0}));
  EXPECT_FALSE(continuity.follow({100, 10, 300}));
  EXPECT_EQ(continuity.gaps(), 1);
  EXPECT_EQ(continuity.missing(), 2);
}

TEST(Continuity, TellsWhatCannotBe) {
  Continuity continuity;
  EXPECT_FALSE(continuity.follow({100, 7, 0}));
  EXPECT_TRUE(continuity.follow({100, 8, 101}));  // a frame left out
  EXPECT_TRUE(continuity.follow({100, 8, 201}));  // the same number again
  EXPECT_TRUE(continuity.follow({100, 5, 301}));  // back
  EXPECT_TRUE(continuity.follow({100, 9, 401}));  // chunks left out, but no frame
}

}  // namespace
}  // namespace auralis::bench

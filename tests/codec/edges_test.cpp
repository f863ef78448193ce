// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "codec/edges.h"

#include <gtest/gtest.h>

#include <string>

namespace auralis::codec {
namespace {

std::string page(const std::string& content, bool of_sound) {
  std::string bytes = std::string("OggS") + std::string(22, '\0');
  if (of_sound) bytes[6] = 1;  // its granule position
  bytes += '\1';               // one segment
  bytes += static_cast<char>(content.size());
  return bytes + content;
}

TEST(OggPages, AreCountedWhole) {
  const std::string two = page("first", false) + page("", false);
  EXPECT_EQ(whole_ogg_pages(two), two.size());
  EXPECT_EQ(whole_ogg_pages(two + page("next", true).substr(0, 30)), two.size());
  EXPECT_EQ(whole_ogg_pages("Ogg"), 0U);
  EXPECT_EQ(whole_ogg_pages(""), 0U);
  EXPECT_EQ(whole_ogg_pages(std::string(100, 'x')), 0U);
}

TEST(OggPages, HaveAHeadThatEndsBeforeTheFirstSound) {
  const std::string head = page("OpusHead", false) + page("OpusTags", false) + page("more", false);
  EXPECT_EQ(ogg_opus_head(head), 0U);  // it may go on
  EXPECT_EQ(ogg_opus_head(head + page("sound", true)), head.size());
}

/// MPEG 1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes, and one more where padded.
std::string frame(bool padded, const std::string& content = "") {
  std::string bytes("\xFF\xFB\x90\x00", 4);
  if (padded) bytes[2] = '\x92';
  bytes += content;
  bytes.resize(padded ? 418 : 417, 'x');
  return bytes;
}

TEST(Mp3Frames, AreCountedWhole) {
  const std::string three = frame(false) + frame(true) + frame(false);
  EXPECT_EQ(whole_mp3_frames(three), three.size());
  EXPECT_EQ(whole_mp3_frames(three + frame(true).substr(0, 200)), three.size());
  EXPECT_EQ(whole_mp3_frames(three.substr(0, 3)), 0U);
  const std::string mpeg2("\xFF\xF3\x80\x00", 4);  // 64 kbit/s at 22.05 kHz: 208 bytes
  EXPECT_EQ(whole_mp3_frames(mpeg2 + std::string(204, 'x')), 208U);
  EXPECT_EQ(whole_mp3_frames(mpeg2 + std::string(203, 'x')), 0U);
}

TEST(Mp3Frames, ThatOnlyTellOfAFileAreKnown) {
  EXPECT_EQ(mp3_info_frame(frame(false, "....Info") + frame(false)), 417U);
  EXPECT_EQ(mp3_info_frame(frame(true, "....Xing")), 418U);
  EXPECT_EQ(mp3_info_frame(frame(false) + frame(false, "Info")), 0U);
  EXPECT_EQ(mp3_info_frame("\xFF"), 0U);
}

TEST(FlacHead, EndsWithItsLastBlock) {
  const std::string head =
      std::string("fLaC") + std::string("\0\0\0\x02xx", 6) + std::string("\x84\0\0\x03yyy", 7);
  EXPECT_EQ(flac_head(head), head.size());
  EXPECT_EQ(flac_head(head + "frames"), head.size());
  EXPECT_EQ(flac_head(head.substr(0, head.size() - 1)), 0U);
  EXPECT_EQ(flac_head("RIFF"), 0U);
}

}  // namespace
}  // namespace auralis::codec

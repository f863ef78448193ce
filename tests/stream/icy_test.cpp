// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/icy.h"

#include <gtest/gtest.h>

namespace auralis::stream {
namespace {

/// What a player makes of it: the sound, and the titles in turn.
struct Heard {
  std::string sound;
  std::vector<std::string> titles;
};

Heard parse(const std::string& bytes) {
  Heard heard;
  std::size_t at = 0;
  while (bytes.size() - at > IcyTitles::kInterval) {
    heard.sound += bytes.substr(at, IcyTitles::kInterval);
    at += IcyTitles::kInterval;
    const std::size_t length = 16 * static_cast<std::size_t>(static_cast<unsigned char>(bytes[at]));
    const std::string text = bytes.substr(at + 1, length);
    at += 1 + length;
    if (length > 0) heard.titles.push_back(text.substr(0, text.find('\0')));
  }
  heard.sound += bytes.substr(at);
  return heard;
}

TEST(IcyTitles, LieBetweenTheBytesAndAreToldOnce) {
  std::string sound, woven;
  IcyTitles titles;
  for (int i = 0; i < 40; ++i) {
    const std::string part(static_cast<std::size_t>(1 + 1777 * (i % 5)),
                           static_cast<char>('a' + i % 26));
    sound += part;
    woven += titles.weave(part, i < 30 ? "Tide in D" : "Rain's end");
  }
  const Heard heard = parse(woven);
  EXPECT_EQ(heard.sound, sound);
  ASSERT_EQ(heard.titles.size(), 2U);
  EXPECT_EQ(heard.titles[0], "StreamTitle='Tide in D';");
  EXPECT_EQ(heard.titles[1], "StreamTitle='Rain`s end';") << "a quotation mark would end it";
}

TEST(IcyTitles, ComeInTheMiddleOfALongPart) {
  IcyTitles titles;
  const std::string sound(5 * IcyTitles::kInterval + 7, 'x');
  const Heard heard = parse(titles.weave(sound, "A"));
  EXPECT_EQ(heard.sound, sound);
  EXPECT_EQ(heard.titles.size(), 1U);
}

TEST(IcyTitles, AreNeverLongerThanTheFormatLets) {
  IcyTitles titles;
  const std::string sound(IcyTitles::kInterval + 1, 'x');
  const Heard heard = parse(titles.weave(sound, std::string(10'000, 'y')));
  EXPECT_EQ(heard.sound, sound);
  ASSERT_EQ(heard.titles.size(), 1U);
  EXPECT_EQ(heard.titles[0].size(), 255U * 16);
  EXPECT_TRUE(heard.titles[0].ends_with("';"));
}

}  // namespace
}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "codec/encoder.h"
#include "codec/sound.h"

namespace auralis::codec {
namespace {

using pcm::SampleFormat;
using support::tone;

constexpr Container kAll[] = {Container::kFlac, Container::kOggOpus, Container::kMp3};

/// The stream's head and what was encoded of each chunk, the rest last.
struct Stream {
  std::string head;
  std::vector<std::string> parts;

  /// For one who joins at that part.
  [[nodiscard]] std::string from(std::size_t part) const {
    std::string bytes = head;
    for (std::size_t i = part; i < parts.size(); ++i) bytes += parts[i];
    return bytes;
  }
};

Stream encoded(Container container, const pcm::Format& format, int chunks) {
  const auto encoder = make_file_encoder(container, format);
  Stream stream;
  const auto frames = static_cast<std::size_t>(format.rate.hz / 10);
  for (int i = 0; i < chunks; ++i)
    stream.parts.push_back(
        encoder->encode(tone(format, static_cast<std::int64_t>(frames) * i, frames)));
  stream.parts.push_back(encoder->finish());
  stream.head = encoder->head();
  return stream;
}

TEST(FileEncoder, IsDecodedWhereverOneJoins) {
  for (const Container container : kAll)
    for (const int rate : {44100, 48000, 96000, 11025}) {
      const Stream stream = encoded(container, {SampleFormat::kS16, {rate}, 2}, 25);
      EXPECT_EQ(stream.head.empty(), container == Container::kMp3);
      for (const std::size_t part : {0U, 1U, 15U}) {
        const auto decoded = support::decode(stream.from(part));
        ASSERT_EQ(decoded.error, "") << static_cast<int>(container) << " at " << rate;
        const double seconds =
            static_cast<double>(decoded.frames()) / static_cast<double>(decoded.info.samplerate);
        EXPECT_NEAR(seconds, 2.5 - 0.1 * static_cast<double>(part), 0.5)
            << static_cast<int>(container) << " at " << rate << " from " << part;
        const auto settled = static_cast<std::size_t>(decoded.info.samplerate / 4);
        ASSERT_GT(decoded.frames(), settled);
        EXPECT_NEAR(decoded.level(settled), 0.5 / std::sqrt(2), 0.03);
      }
    }
}

TEST(FileEncoder, KeepsFlacsSamples) {
  const pcm::Format format{SampleFormat::kS24, {44100}, 2};
  const auto decoded = support::decode(encoded(Container::kFlac, format, 20).from(0));
  std::vector<int> source;
  std::string pcm;
  for (int i = 0; i < 20; ++i) pcm += tone(format, i * 4410, 4410);
  pcm::widen(std::as_bytes(std::span(pcm)), format.sample, source);
  EXPECT_EQ(decoded.samples, source);
}

TEST(FileEncoder, ComesWithLittleDelay) {
  for (const Container container : kAll) {
    const Stream stream = encoded(container, {}, 20);
    std::size_t silent = 0;
    for (std::size_t i = 4; i < 20; ++i) silent += stream.parts[i].empty() ? 1 : 0;
    EXPECT_LE(silent, 8U) << static_cast<int>(container);  // no more than every other
  }
}

TEST(FileEncoder, SaysWhatItCannotHold) {
  const pcm::Format three{SampleFormat::kS16, {44100}, 3};
  EXPECT_EQ(why_not(Container::kFlac, three), "");
  for (const Container container : {Container::kOggOpus, Container::kMp3})
    EXPECT_THAT([&] { static_cast<void>(make_file_encoder(container, three)); },
                testing::ThrowsMessage<base::Error>(testing::HasSubstr("two channels at most")));
}

}  // namespace
}  // namespace auralis::codec

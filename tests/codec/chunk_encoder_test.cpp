// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opus/opus.h>

#include "base/error.h"
#include "codec/encoder.h"
#include "codec/sound.h"

namespace auralis::codec {
namespace {

using pcm::SampleFormat;
using support::tone;

std::vector<int> widened(const std::string& pcm, SampleFormat format) {
  std::vector<int> samples;
  pcm::widen(std::as_bytes(std::span(pcm)), format, samples);
  return samples;
}

TEST(FlacChunks, AreFilesOfTheirOwnAndTheSameSamples) {
  for (const SampleFormat sample : {SampleFormat::kS16, SampleFormat::kS24})
    for (const int channels : {1, 2, 3, 8}) {
      const pcm::Format format{sample, {44100}, channels};
      const auto encoder = make_flac_chunk_encoder(format, {4410});
      const std::string head = encoder->head();
      std::int64_t first = 0;
      for (const std::size_t frames : {4410U, 4410U, 4410U, 1234U, 17U, 5U, 1U}) {
        const std::string pcm = tone(format, first, frames);
        const auto decoded = support::decode(head + encoder->encode(pcm));
        EXPECT_EQ(decoded.error, "");
        EXPECT_EQ(decoded.info.samplerate, 44100);
        EXPECT_EQ(decoded.info.channels, channels);
        EXPECT_EQ(decoded.samples, widened(pcm, sample)) << channels << " channels, " << frames;
        first += static_cast<std::int64_t>(frames);
      }
      EXPECT_EQ(encoder->finish(), "");
    }
}

TEST(FlacChunks, TogetherAreOneStreamOfLessThanHalfTheBytesForATone) {
  const pcm::Format format;
  const auto encoder = make_flac_chunk_encoder(format, {4410});
  std::string all = encoder->head(), source;
  for (int i = 0; i < 10; ++i) {
    const std::string pcm = tone(format, i * 4410, 4410);
    source += pcm;
    all += encoder->encode(pcm);
  }
  EXPECT_LT(all.size(), source.size() / 2);
  EXPECT_EQ(support::decode(all).samples, widened(source, format.sample));
}

TEST(FlacChunks, HaveTwentyFourBitsOfWider) {
  for (const SampleFormat sample : {SampleFormat::kS32, SampleFormat::kF32}) {
    const pcm::Format format{sample, {48000}, 2};
    const auto encoder = make_flac_chunk_encoder(format, {4800});
    const std::string pcm = tone(format, 0, 4800);
    const auto decoded = support::decode(encoder->head() + encoder->encode(pcm));
    EXPECT_EQ(decoded.info.format & SF_FORMAT_SUBMASK, SF_FORMAT_PCM_24);
    ASSERT_EQ(decoded.frames(), 4800U);
    pcm::Block source(2, 4800);
    pcm::decode(std::as_bytes(std::span(pcm)), format, source);
    for (std::size_t i = 0; i < 4800; ++i)
      ASSERT_NEAR(decoded.samples[2 * i] * 0x1p-31, source.channel(0)[i], 0x1p-22);
  }
}

TEST(FlacChunks, MayBeAsLongAsAChunkCanBe) {
  const pcm::Format format{SampleFormat::kS16, {384000}, 1};
  const auto encoder = make_flac_chunk_encoder(format, {65535});
  const std::string pcm = tone(format, 0, 65535);
  EXPECT_EQ(support::decode(encoder->head() + encoder->encode(pcm)).samples,
            widened(pcm, format.sample));
}

/// What encode() of the Opus encoder returns, taken apart.
struct OpusChunk {
  std::int32_t offset = 0;
  std::vector<std::string> packets;
};

OpusChunk parse(const std::string& bytes) {
  const auto number = [&](std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
      value |= std::uint32_t{static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)))}
               << (8 * i);
    return value;
  };
  OpusChunk chunk{static_cast<std::int32_t>(number(0, 4)), {}};
  for (std::size_t at = 4; at < bytes.size();) {
    const std::size_t size = number(at, 2);
    chunk.packets.push_back(bytes.substr(at + 2, size));
    at += 2 + size;
  }
  return chunk;
}

/// By how many samples at 48 kHz the tone in `samples` is away from where it belongs if the first
/// of them is sample `first`; within half a period of 48000 / 441 samples.
double shift_of_tone(const std::vector<float>& samples, std::int64_t first) {
  double in_phase = 0, quadrature = 0;
  constexpr double kStep = 2 * 3.14159265358979323846 * 441 / 48000;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double angle = kStep * static_cast<double>(first + static_cast<std::int64_t>(i));
    in_phase += samples[i] * std::sin(angle);
    quadrature += samples[i] * std::cos(angle);
  }
  return std::atan2(quadrature, in_phase) / kStep;
}

TEST(OpusChunks, SayWhereTheirSoundBelongs) {
  for (const int rate : {44100, 48000, 22050, 96000}) {
    const pcm::Format format{SampleFormat::kS16, {rate}, 1};
    const auto encoder = make_opus_chunk_encoder(format);
    EXPECT_TRUE(encoder->head().starts_with("OpusHead"));
    const std::size_t frames = static_cast<std::size_t>(rate) / 10;
    // A listener that joins at the fifth chunk.
    const std::unique_ptr<OpusDecoder, decltype(&opus_decoder_destroy)> decoder(
        opus_decoder_create(48000, 1, nullptr), &opus_decoder_destroy);
    std::vector<float> heard;
    std::int64_t begins = 0, packets = 0;
    for (int i = 0; i < 20; ++i) {
      const auto first = static_cast<std::int64_t>(frames) * i;
      const OpusChunk chunk = parse(encoder->encode(tone(format, first, frames)));
      packets += static_cast<std::int64_t>(chunk.packets.size());
      if (i < 5) continue;
      if (heard.empty())
        begins = std::llround(static_cast<double>(first) * 48000 / rate) + chunk.offset;
      for (const std::string& packet : chunk.packets) {
        std::vector<float> sound(960);
        ASSERT_EQ(
            opus_decode_float(decoder.get(), reinterpret_cast<const unsigned char*>(packet.data()),
                              static_cast<opus_int32>(packet.size()), sound.data(), 960, 0),
            960);
        heard.insert(heard.end(), sound.begin(), sound.end());
      }
    }
    EXPECT_GE(packets, 97) << rate;  // of 100: the filter's delay
    EXPECT_NEAR(shift_of_tone({heard.begin() + 9600, heard.end()}, begins + 9600), 0, 1) << rate;
  }
}

TEST(OpusChunks, EndWithAllThatWasTaken) {
  const pcm::Format format;
  const auto encoder = make_opus_chunk_encoder(format);
  std::size_t packets = 0;
  for (int i = 0; i < 10; ++i)
    packets += parse(encoder->encode(tone(format, i * 4410, 4410))).packets.size();
  packets += parse(encoder->finish()).packets.size();
  EXPECT_EQ(packets, 51U);  // a second, and the coding's delay
}

TEST(OpusChunks, RefuseMoreThanTwoChannels) {
  EXPECT_THAT(
      [] {
        static_cast<void>(make_opus_chunk_encoder({SampleFormat::kS16, {48000}, 3}));
      },
      testing::ThrowsMessage<base::Error>(testing::HasSubstr("two channels at most")));
}

}  // namespace
}  // namespace auralis::codec

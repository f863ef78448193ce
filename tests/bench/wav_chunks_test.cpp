// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/wav_chunks.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "codec/wav_head.h"

namespace auralis::bench {
namespace {

std::string silence(int bytes) { return std::string(static_cast<std::size_t>(bytes), '\0'); }

TEST(WavChunks, CutsEveryHundredMillisecondsBehindTheHeader) {
  for (const pcm::Format format : {pcm::Format{}, pcm::Format{pcm::SampleFormat::kF32, {48000}, 1},
                                   pcm::Format{pcm::SampleFormat::kS24, {96000}, 2}}) {
    WavChunks wav;
    const std::string head = codec::wav_head(format);
    const int chunk = static_cast<int>(format.bytes({format.rate.hz / 10}));
    EXPECT_EQ(wav.take(head + silence(chunk - 1)), 0);
    EXPECT_EQ(wav.take(silence(1)), 1);
    EXPECT_EQ(wav.format().rate.hz, format.rate.hz);
    EXPECT_EQ(wav.format().channels, format.channels);
    EXPECT_EQ(wav.format().sample, format.sample);
    EXPECT_EQ(wav.frames(), format.rate.hz / 10);
    EXPECT_EQ(wav.take(silence(2 * chunk + 5)), 2);
    EXPECT_EQ(wav.take(silence(chunk - 5)), 1);
  }
}

TEST(WavChunks, TakesAHeaderThatComesByteByByte) {
  WavChunks wav;
  for (const char byte : codec::wav_head({})) ASSERT_EQ(wav.take({&byte, 1}), 0);
  EXPECT_EQ(wav.take(silence(17'640)), 1);
}

TEST(WavChunks, TakesWhatHasNoHeaderAsPcm) {
  WavChunks wav;
  EXPECT_EQ(wav.take("RIX" + silence(17'637)), 1);
  EXPECT_EQ(wav.frames(), 4410);
}

TEST(WavChunks, RefusesAHeaderThatLeadsToNothing) {
  std::string broken = "RIFF" + silence(8) + "LIST";
  broken += silence(3) + "\x7F";  // two gigabytes
  EXPECT_THROW(static_cast<void>(WavChunks().take(broken)), base::Error);
  std::string empty = codec::wav_head({});
  empty.replace(24, 4, silence(4));  // no rate
  EXPECT_THROW(static_cast<void>(WavChunks().take(empty)), base::Error);
}

}  // namespace
}  // namespace auralis::bench

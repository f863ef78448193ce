// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "audiofile/impulse_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "audiofile/audio_file.h"
#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::audiofile {
namespace {

/// A file of floats in which channel c at frame i is value(c, i).
template <typename Value>
std::string file_of(const std::string& ending, int channels, int hertz, std::size_t frames,
                    Value value) {
  static const base::TemporaryDirectory folder;
  auto name = folder / ("impulse" + ending);
  const bool floats = ending == ".wav";
  AudioFile file(name,
                 {.sample = floats ? pcm::SampleFormat::kF32 : pcm::SampleFormat::kS24,
                  .rate = {hertz},
                  .channels = channels},
                 {});
  pcm::Block block(channels, frames);
  block.resize(frames);
  for (int c = 0; c < channels; ++c)
    for (std::size_t i = 0; i < frames; ++i)
      block.channel(c)[i] = static_cast<float>(value(c, static_cast<double>(i)));
  file.write(block, {0});
  file.close();
  return name;
}

std::string complaint_of(const std::string& name) {
  try {
    (void)read_impulse(name, {44100}, base::Seconds(1));
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(ImpulseFile, ReadsBothChannelsAsTheyAre) {
  const auto falling = [](int c, double i) { return (c + 1) * 0.25 / (1 + i); };
  for (const char* ending : {".wav", ".flac"}) {
    const auto response =
        read_impulse(file_of(ending, 2, 44100, 1000, falling), {44100}, base::Seconds(1));
    for (std::size_t c = 0; c < 2; ++c) {
      ASSERT_EQ(response[c].size(), 1000U);
      for (std::size_t i = 0; i < 1000; ++i)
        ASSERT_NEAR(response[c][i], falling(static_cast<int>(c), static_cast<double>(i)), 1e-6);
    }
  }
}

TEST(ImpulseFile, GivesBothSidesOfAMonoFile) {
  const auto response =
      read_impulse(file_of(".wav", 1, 44100, 10, [](int, double i) { return i / 10; }), {44100},
                   base::Seconds(1));
  EXPECT_EQ(response[0].size(), 10U);
  EXPECT_EQ(response[0], response[1]);
}

// A tone keeps its frequency and its place in time at the new rate.
TEST(ImpulseFile, ResamplesToTheRate) {
  const auto tone = [](double hertz) {
    return
        [hertz](int, double i) { return 0.5 * std::sin(2 * std::numbers::pi * 440 * i / hertz); };
  };
  for (const int rate : {22050, 44100, 96000}) {
    const auto response =
        read_impulse(file_of(".wav", 2, 48000, 24000, tone(48000)), {rate}, base::Seconds(1));
    EXPECT_NEAR(static_cast<double>(response[0].size()), rate / 2.0, 2);
    for (std::size_t i = response[0].size() / 4; i < response[0].size() / 2; ++i)
      ASSERT_NEAR(response[1][i], tone(rate)(0, static_cast<double>(i)), 1e-3) << rate;
  }
}

TEST(ImpulseFile, SaysWhatIsWrong) {
  using testing::EndsWith;
  const auto one = [](int, double) { return 1; };
  EXPECT_THAT(complaint_of("/nowhere/hall.wav"),
              testing::StartsWith("cannot open /nowhere/hall.wav: "));
  EXPECT_THAT(complaint_of(file_of(".wav", 6, 44100, 100, one)),
              EndsWith("has 6 channels: an impulse response has 1 or 2"));
  EXPECT_EQ(complaint_of(file_of(".wav", 1, 44100, 44100, one)), "");
  EXPECT_THAT(complaint_of(file_of(".wav", 1, 44100, 44101, one)),
              EndsWith("is too long: an impulse response lasts 1 s at most"));
  EXPECT_THAT(complaint_of(file_of(".wav", 1, 44100, 1000000, one)),
              EndsWith("is too long: an impulse response lasts 1 s at most"));
  EXPECT_THAT(complaint_of(file_of(".wav", 1, 44100, 100, [](int, double) { return 0; })),
              EndsWith("is silent: no impulse response"));
  EXPECT_THAT(complaint_of(file_of(".wav", 1, 44100, 0, one)),
              EndsWith("is silent: no impulse response"));
  EXPECT_THAT(complaint_of(file_of(".wav", 1, 50, 10, one)),
              testing::HasSubstr("from 50 to 44100 Hz"));
  const auto nan = [](int, double) { return std::numeric_limits<double>::quiet_NaN(); };
  EXPECT_THAT(complaint_of(file_of(".wav", 2, 44100, 100, nan)),
              EndsWith("holds samples that are no numbers"));
}

}  // namespace
}  // namespace auralis::audiofile

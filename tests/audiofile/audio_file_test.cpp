// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "audiofile/audio_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "audiofile/pcm_output.h"
#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::audiofile {
namespace {

namespace fs = std::filesystem;

std::string temporary(const std::string& name) {
  static const base::TemporaryDirectory folder;
  return folder / name;
}

pcm::Block tone() {
  pcm::Block block(2, 4410);
  block.resize(4410);
  for (int c = 0; c < 2; ++c)
    for (std::size_t i = 0; i < 4410; ++i)
      block.channel(c)[i] = 0.5F * std::sin(0.06F * static_cast<float>(i));
  return block;
}

std::string complaint_of(const std::string& name, const pcm::Format& format) {
  try {
    AudioFile file(name, format, {});
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(AudioFile, WritesEveryKind) {
  for (const char* name : {"a.wav", "a.flac", "a.ogg", "a.mp3", "a.aiff", "a.w64", "a.rf64"}) {
    const auto path = temporary(name);
    AudioFile file(path, {}, {.title = "Tone"});
    file.write(tone(), {0});
    file.close();
    EXPECT_GT(fs::file_size(path), 1000U) << name;
    EXPECT_TRUE(is_audio_file(path));
  }
  EXPECT_TRUE(is_audio_file("A.WAV"));  // not raw PCM with a WAV file's name
  EXPECT_FALSE(is_audio_file("a.pcm"));
  EXPECT_FALSE(is_audio_file("-"));
}

TEST(AudioFile, SaysWhatAKindCannotHold) {
  EXPECT_EQ(complaint_of(temporary("a.opus"), {}), ".opus holds no 44100 Hz: give --rate 48000");
  EXPECT_EQ(complaint_of(temporary("b.flac"), {pcm::SampleFormat::kF32}), ".flac holds no f32le");
  EXPECT_THAT(complaint_of("/nowhere/a.wav", {}),
              testing::StartsWith("cannot open /nowhere/a.wav: No such file"));
}

// Beyond 4 GiB a WAV file's lengths wrapped, and most of seven hours was lost to those who read it.
TEST(AudioFile, DoesNotGoBeyondWhatItsLengthsCanSay) {
  const pcm::Format format;
  const auto most = most_frames("a.wav", format);
  EXPECT_NEAR(static_cast<double>(most.count), 0x1p32 / 4, 0x1p15);
  EXPECT_GT(most_frames("a.rf64", format), most_frames("a.aiff", format));
  const auto path = temporary("long.wav");
  AudioFile file(path, format, {});
  const auto block = tone();
  file.write(block, {most.count - 4410});
  try {
    file.write(block, {most.count - 4409});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.what(), "cannot write " + path +
                                ": this kind of file holds 4 GiB; .rf64, .w64 and .flac hold more");
  }
}

TEST(PcmOutput, WritesRawFramesToAnyOtherName) {
  const auto path = temporary("a.pcm");
  PcmOutput output(path, {}, {});
  output.write(tone());
  output.write(tone());
  output.close();
  EXPECT_EQ(fs::file_size(path), 2 * 4410 * 4U);
}

TEST(PcmOutput, TellsAFullDisk) {
  PcmOutput output("/dev/full", {}, {});
  try {
    output.write(tone());
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "cannot write /dev/full: No space left on device");
  }
}

}  // namespace
}  // namespace auralis::audiofile

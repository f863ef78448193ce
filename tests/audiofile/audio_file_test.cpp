// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "audiofile/audio_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <sndfile.hh>

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

/// The root mean square of the left channel, as libsndfile reads it.
double level_of(SndfileHandle& file) {
  std::vector<double> samples(static_cast<std::size_t>(file.frames() * file.channels()));
  file.readf(samples.data(), file.frames());
  double sum = 0;
  for (std::size_t i = 0; i < samples.size(); i += 2) sum += samples[i] * samples[i];
  return std::sqrt(sum / (static_cast<double>(samples.size()) / 2));
}

TEST(AudioFile, WritesEveryKind) {
  for (const std::string name :
       {"a.wav", "a.rf64", "a.w64", "a.aiff", "a.flac", "a.ogg", "a.opus", "a.mp3"}) {
    const auto path = temporary(name);
    const int rate = name == "a.opus" ? 48000 : 44100;
    AudioFile file(path, {.rate = {rate}}, {.title = "Tone"});
    file.write(tone(), {0});
    file.close();
    EXPECT_TRUE(is_audio_file(path));
    SndfileHandle written(path);
    EXPECT_EQ(written.channels(), 2) << name;
    EXPECT_EQ(written.samplerate(), rate) << name;
    EXPECT_GE(written.frames(), 4410) << name;
    EXPECT_LT(written.frames(), 3 * 4410) << name;  // a codec fills its last frame
    EXPECT_NEAR(level_of(written) * std::sqrt(static_cast<double>(written.frames()) / 4410),
                0.5 / std::sqrt(2), 0.02)
        << name;
  }
  EXPECT_TRUE(is_audio_file("A.WAV"));  // not raw PCM with a WAV file's name
  EXPECT_FALSE(is_audio_file("a.pcm"));
  EXPECT_FALSE(is_audio_file("-"));
}

TEST(AudioFile, CanBeReadWhileItIsWritten) {
  for (const std::string name : {"a.wav", "a.rf64", "a.w64", "a.aiff"}) {
    const auto path = temporary(name);
    AudioFile file(path, {.rate = {44100}}, {.title = "Tone"});
    for (int i = 0; i < 25; ++i) file.write(tone(), {i * 4410});
    SndfileHandle written(path);
    EXPECT_GE(written.frames(), 15 * 4410) << name;
    EXPECT_LE(written.frames(), 25 * 4410) << name;
    file.close();
    EXPECT_EQ(SndfileHandle(path).frames(), 25 * 4410) << name;
  }
}

TEST(AudioFile, KnowsTheEndingsThatStandForSomething) {
  for (const std::string name :
       {"a.wav", "a.AIF", "a.oga", "a.raw", "a.pcm", "a.s24le", "a", "-", "/dev/null"})
    EXPECT_NO_THROW(check_ending(name)) << name;
  for (const std::string name : {"a.m4a", "a.mid", "a.s8", "a.wav.part", "a.npy"})
    EXPECT_THROW(check_ending(name), base::Error) << name;
  EXPECT_NO_THROW(check_ending("a.npy", " .npy .npz"));
  EXPECT_THROW(check_ending("a.np", " .npy .npz"), base::Error);
}

TEST(AudioFile, OpusHasItsUsualRate) {
  EXPECT_EQ(usual_rate("a.OPUS", {44100}), base::SampleRate{48000});
  EXPECT_EQ(usual_rate("a.flac", {44100}), base::SampleRate{44100});
  EXPECT_EQ(usual_rate("-", {44100}), base::SampleRate{44100});
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

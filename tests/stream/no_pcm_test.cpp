// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/no_pcm.h"

#include <gmock/gmock.h>

#include <random>
#include <string>

namespace auralis::stream {
namespace {

using namespace std::string_literals;
using testing::StartsWith;

Beginning look(const std::string& text, bool whole = false) {
  return look_at_beginning(std::as_bytes(std::span(text)), whole);
}

std::string noise(std::size_t bytes, unsigned seed) {
  std::mt19937 random(seed);
  std::string text(bytes, '\0');
  for (char& c : text) c = static_cast<char>(random());
  return text;
}

/// 16 bits, of the values that `sample(i)` gives.
template <class Sample>
std::string pcm_of(Sample sample, std::size_t bytes = kTellingBytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    const int value = sample(i);
    text += static_cast<char>(value);
    text += static_cast<char>(value >> 8);
  }
  return text;
}

/// Frames of an MP3: a header and what it makes of the music, so often.
std::string frames(const std::string& header, std::size_t length, int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += header + noise(length - header.size(), static_cast<unsigned>(i));
  return text;
}

TEST(Beginning, OfAFileIsKnown) {
  const struct {
    std::string beginning;
    const char* name;
  } files[] = {{"RIFF....WAVEfmt ", "a WAV file, and no raw PCM: decode it (ffmpeg"},
               {"RF64\xFF\xFF\xFF\xFFWAVEds64", "an RF64 file"},
               {"RIFF....AVI LIST", "a RIFF file"},
               {"riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1\0\0"s, "a W64 file"},
               {"FORM....AIFFCOMM", "an AIFF file"},
               {"FORM....AIFCFVER", "an AIFF file"},
               {"fLaC\0\0\0\x22"s, "a FLAC file"},
               {"OggS\0\2"s + std::string(22, '\1') + "OpusHead", "an Opus file"},
               {"OggS\0\2"s + std::string(22, '\1') + "\x01vorbis", "an Ogg file"},
               {"MThd\0\0\0\6"s, "a MIDI file"},
               {"caff\0\1\0\0"s, "a CAF file"},
               {"\0\0\0\x20"
                "ftypM4A "s,
                "an MP4 file"},
               {"\x1A\x45\xDF\xA3", "a Matroska or WebM file"},
               {"ID3\4\0\0\0\0\0\x10"s, "an MP3 file"},
               {"\x1F\x8B\x08\0\0\0\0\0\0\3"s, "a file packed by gzip, and no raw PCM: unpack it"},
               {"PK\3\4\x14\0"s, "a zip archive, and no raw PCM: unpack it"},
               {"\x28\xB5\x2F\xFD", "a file packed by zstd"},
               {"\x93NUMPY\1\0"s, "a NumPy array"}};
  for (const auto& [beginning, name] : files)
    EXPECT_THAT(look(beginning + noise(100, 1)).other, StartsWith(name));
}

TEST(Beginning, OfAnMp3WithoutATagIsKnownByItsFrames) {
  for (const auto& [header, length] :
       {std::pair{"\xFF\xFB\x90\x64"s, std::size_t{417}},   // 128 kbit/s at 44.1 kHz
        std::pair{"\xFF\xFA\xE2\x00"s, std::size_t{1045}},  // 320 kbit/s, padded, with a CRC
        std::pair{"\xFF\xF3\x40\xC0"s, std::size_t{104}},
        std::pair{"\xFF\xFD\xC4\x00"s, std::size_t{768}}}) {  // layer II, 256 kbit/s at 48 kHz
    const std::string file = frames(header, length, 12);
    EXPECT_THAT(look(file).other, StartsWith("an MP3 file")) << length;
    EXPECT_TRUE(look(file.substr(0, 2 * length)).undecided) << "two frames may be by chance";
    EXPECT_THAT(look(file.substr(0, 2 * length), true).other, StartsWith("an MP3 file"))
        << "there are no more";
    std::string cut = file;
    cut[2 * length] = 'x';
    EXPECT_EQ(look(cut).other, "");
    EXPECT_FALSE(look(cut).undecided);
  }
  EXPECT_THAT(look(frames("\xFF\xF1\x50\x80\x2E\x7F\xFC"s, 371, 12)).other,
              StartsWith("an AAC file"));
}

TEST(Beginning, OfEventsAndTextIsKnown) {
  for (const char* events : {R"({"type":"header","format":"auralis-events")", R"({"type": "note")",
                             R"( { "type" : "clock")"})
    EXPECT_THAT(look(events).other, StartsWith("events, and no PCM: put auralis-synth between"));
  const std::string text = "type,t,id,pitch,vel,dur,patch,pan\nnote,0,1,60,0.5,2,pad,0\n";
  EXPECT_THAT(look(text, true).other, StartsWith("text, and no PCM"));
  EXPECT_TRUE(look(text).undecided);
  std::string more;
  while (more.size() < 600) more += text + "Ström – ♪\n";
  EXPECT_THAT(look(more).other, StartsWith("text, and no PCM"));
  more[400] = '\0';
  EXPECT_EQ(look(more).other, "");
}

TEST(Beginning, OfPcmIsNothingElse) {
  EXPECT_TRUE(look("").undecided);
  EXPECT_FALSE(look("", true).undecided);
  const auto quiet = [](unsigned seed, int most) {
    return pcm_of([random = std::mt19937(seed), most](std::size_t) mutable {
      return static_cast<int>(random() % (2U * static_cast<unsigned>(most) + 1)) - most;
    });
  };
  for (unsigned seed = 0; seed < 1000; ++seed) {
    EXPECT_EQ(look(noise(kTellingBytes, seed)).other, "") << "white noise " << seed;
    EXPECT_EQ(look("\xFF\xFB\x90" + noise(kTellingBytes, seed)).other, "") << seed;
    for (const int most : {1, 3, 30, 300, 3000})
      EXPECT_EQ(look(quiet(seed, most)).other, "") << seed << " " << most;
  }
  EXPECT_EQ(look(std::string(kTellingBytes, '\0')).other, "") << "silence";
  for (int value = -32768; value < 32768; value += 7) {
    const std::string constant = pcm_of([=](std::size_t) { return value; }, 1024);
    EXPECT_EQ(look(constant).other, "") << value;
    EXPECT_FALSE(look(constant).undecided) << value;
    for (const std::size_t half : {1, 2, 7, 50}) {
      const std::string square =
          pcm_of([=](std::size_t i) { return i / half % 2 == 0 ? value : -value - 1; }, 1024);
      EXPECT_EQ(look(square).other, "") << value << " " << half;
    }
  }
}

TEST(Beginning, IsDecidedInTime) {
  std::string text;
  for (unsigned seed = 0; seed < 200; ++seed) {
    text = "\xFF\xFB\x90\x64" + noise(kTellingBytes, seed);
    EXPECT_FALSE(look(text.substr(0, kTellingBytes)).undecided);
    EXPECT_FALSE(look(noise(64, seed)).undecided) << "PCM waits for nothing";
  }
}

}  // namespace
}  // namespace auralis::stream

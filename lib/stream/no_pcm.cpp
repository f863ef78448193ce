// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/no_pcm.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <string_view>

#include "stream/frame_sync.h"

namespace auralis::stream {

namespace {

using namespace std::string_view_literals;

/// Bytes that stand at a place of every such file.
struct Signature {
  std::string_view beginning;
  std::size_t at;
  std::string_view further;  // empty for none
  std::string_view name;
};

// Four bytes are enough: noise begins with one of these once in a billion streams.
constexpr std::array<Signature, 22> kFiles{{
    {"RIFF"sv, 8, "WAVE"sv, "a WAV file"},
    {"RF64"sv, 8, "WAVE"sv, "an RF64 file"},
    {"BW64"sv, 8, "WAVE"sv, "a BW64 file"},
    {"RIFF"sv, 0, ""sv, "a RIFF file"},
    {"riff\x2E\x91\xCF\x11"sv, 0, ""sv, "a W64 file"},
    {"FORM"sv, 8, "AIF"sv, "an AIFF file"},
    {"fLaC"sv, 0, ""sv, "a FLAC file"},
    {"OggS"sv, 28, "OpusHead"sv, "an Opus file"},
    {"OggS"sv, 0, ""sv, "an Ogg file"},
    {"MThd"sv, 0, ""sv, "a MIDI file"},
    {"caff"sv, 0, ""sv, "a CAF file"},
    {".snd"sv, 0, ""sv, "an AU file"},
    {"wvpk"sv, 0, ""sv, "a WavPack file"},
    {""sv, 4, "ftyp"sv, "an MP4 file (M4A)"},
    {"\x1A\x45\xDF\xA3"sv, 0, ""sv, "a Matroska or WebM file"},
    {"\x30\x26\xB2\x75"sv, 0, ""sv, "a WMA file"},
    {"PK\x03\x04"sv, 0, ""sv, "a zip archive"},
    {"\xFD"
     "7zXZ\0"sv,
     0, ""sv, "a file packed by xz"},
    {"\x28\xB5\x2F\xFD"sv, 0, ""sv, "a file packed by zstd"},
    {"\x93NUMPY"sv, 0, ""sv, "a NumPy array"},
    {"%PDF"sv, 0, ""sv, "a PDF file"},
    {"\x7F"
     "ELF"sv,
     0, ""sv, "a program"},
}};
constexpr std::size_t kSignatureBytes = 36;

constexpr std::string_view kDecode =
    ", and no raw PCM: decode it (ffmpeg -i FILE -f s16le -ar 44100 -ac 2 - | auralis-stream)";
constexpr std::string_view kUnpack = ", and no raw PCM: unpack it first";

unsigned byte_of(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

std::string file_of(std::string_view text) {
  for (const Signature& file : kFiles) {
    const std::size_t end = file.at + file.further.size();
    if (text.starts_with(file.beginning) && text.size() >= end &&
        text.substr(file.at, file.further.size()) == file.further) {
      const bool packed =
          file.name.find("packed") != file.name.npos || file.name.find("archive") != file.name.npos;
      return std::string(file.name) + std::string(packed ? kUnpack : kDecode);
    }
  }
  return "";
}

/// Three bytes are too few to go by: more of its head has to be right.
bool is_gzip(std::string_view text) {
  return text.size() >= 10 && text.starts_with("\x1F\x8B\x08") && byte_of(text, 3) < 32 &&
         (byte_of(text, 8) == 0 || byte_of(text, 8) == 2 || byte_of(text, 8) == 4) &&
         (byte_of(text, 9) < 14 || byte_of(text, 9) == 255);
}

bool is_tagged_mp3(std::string_view text) {
  return text.size() >= 10 && text.starts_with("ID3") && byte_of(text, 3) < 5 &&
         (byte_of(text, 5) & 15U) == 0 &&
         std::all_of(text.begin() + 6, text.begin() + 10,
                     [](char c) { return static_cast<unsigned char>(c) < 128; });
}

enum class Match { kNo, kPerhaps, kYes };

/// Frames whose headers lie where each says of the next. Loud PCM may have one such header by
/// chance, or two, but not three; a short file is no more than two.
template <class HeaderOf>
Match is_frames(std::string_view text, bool whole, const HeaderOf& header_of) {
  constexpr int kEnough = 3;
  const auto first = header_of(text);
  if (!first) return Match::kNo;
  for (int found = 1; found < kEnough; ++found) {
    const std::size_t length = header_of(text)->length;
    if (length + 8 > text.size())
      return !whole ? Match::kPerhaps : found > 1 ? Match::kYes : Match::kNo;
    text.remove_prefix(length);
    const auto next = header_of(text);
    if (!next || next->kind != first->kind) return Match::kNo;
  }
  return Match::kYes;
}

/// The length of the UTF-8 character that text begins with: printing, or a space of some kind.
/// 0 for anything else; nothing where it is cut off.
std::optional<std::size_t> character_of(std::string_view text) {
  const unsigned first = byte_of(text, 0);
  if (first < 0x80) return (first >= 32 && first < 127) || (first >= 9 && first <= 13) ? 1 : 0;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (i == text.size()) return std::nullopt;
    if ((byte_of(text, i) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

/// PCM of any loudness has bytes that no text has, and a long tone that has none has few different
/// ones.
Match is_text(std::string_view text, bool whole) {
  constexpr std::size_t kEnough = 512, kLeast = 16;
  constexpr std::size_t kDifferent = 12, kVeryFew = 5;
  std::bitset<256> seen;
  std::string_view rest = text.substr(0, kEnough);
  while (!rest.empty()) {
    const auto length = character_of(rest);
    if (!length) break;
    if (*length == 0) return Match::kNo;
    seen.set(byte_of(rest, 0));
    rest.remove_prefix(*length);
  }
  if (text.size() >= kLeast && seen.count() < kVeryFew) return Match::kNo;
  if (text.size() < kEnough && !whole) return Match::kPerhaps;
  return text.size() >= kLeast && seen.count() >= kDifferent ? Match::kYes : Match::kNo;
}

bool is_events(std::string_view text) {
  std::string start;
  for (const char c : text.substr(0, 64))
    if (c != ' ' && c != '\t') start += c;
  return start.starts_with(R"({"type":)");
}

}  // namespace

Beginning look_at_beginning(std::span<const std::byte> bytes, bool whole) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.empty()) return {"", !whole};
  if (is_events(text))
    return {"events, and no PCM: put auralis-synth between (... | auralis-synth | auralis-stream)"};
  // Of those that begin alike the more telling comes first, once it can be told.
  const bool short_of_it = text.size() < kSignatureBytes && !whole;
  if (!short_of_it)
    if (std::string file = file_of(text); !file.empty()) return {std::move(file)};
  if (is_gzip(text)) return {"a file packed by gzip" + std::string(kUnpack)};
  if (is_tagged_mp3(text)) return {"an MP3 file" + std::string(kDecode)};
  const Match mp3 = is_frames(text, whole, mpeg_audio_header);
  if (mp3 == Match::kYes) return {"an MP3 file" + std::string(kDecode)};
  const Match aac = is_frames(text, whole, adts_header);
  if (aac == Match::kYes) return {"an AAC file" + std::string(kDecode)};
  const Match words = is_text(text, whole);
  if (words == Match::kYes)
    return {
        "text, and no PCM: auralis-synth makes PCM of events (... | auralis-synth | "
        "auralis-stream)"};
  const bool perhaps =
      mp3 == Match::kPerhaps || aac == Match::kPerhaps || words == Match::kPerhaps || short_of_it;
  return {"", perhaps && !whole && text.size() < kTellingBytes};
}

}  // namespace auralis::stream

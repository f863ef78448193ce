// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/tagged_header.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "base/error.h"
#include "event/event.h"

namespace auralis::perform {

namespace {

constexpr std::streamoff kSearched = 1 << 20;  // tags lie at the beginning of a file, or at its end
constexpr std::string_view kHeader = R"({"type":"header")";
/// What files begin with: WAV, RF64, W64, AIFF, FLAC, Ogg (Opus too), MP3 with tags.
constexpr std::array<std::string_view, 7> kSoundMagic{"RIFF", "RF64", "riff", "FORM",
                                                      "fLaC", "OggS", "ID3"};

std::string read_at(std::ifstream& file, std::streamoff at, std::streamoff count) {
  std::string bytes(static_cast<std::size_t>(count), '\0');
  file.clear();
  file.seekg(at);
  file.read(bytes.data(), count);
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

/// The object that begins there, if it ends.
std::optional<std::string> object_at(std::string_view bytes) {
  int depth = 0;
  bool quoted = false;
  const std::string_view within = bytes.substr(0, event::kMaxLineBytes);
  for (std::size_t i = 0; i < within.size(); ++i) {
    const char c = within[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return std::string(within.substr(0, i + 1));
    }
  }
  return std::nullopt;
}

std::optional<std::string> find_header(std::string_view bytes) {
  const auto at = bytes.find(kHeader);
  return at == std::string_view::npos ? std::nullopt : object_at(bytes.substr(at));
}

}  // namespace

std::optional<std::string> header_in_tags(const std::string& path) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(path, none)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  const std::string head = read_at(file, 0, kSearched);
  const auto begins = [&head](std::string_view magic) { return head.starts_with(magic); };
  if (std::ranges::none_of(kSoundMagic, begins)) return std::nullopt;
  if (auto header = find_header(head)) return header;
  file.clear();
  file.seekg(0, std::ios::end);
  const std::streamoff size = file.tellg();
  if (size > kSearched)
    if (auto header =
            find_header(read_at(file, std::max(size - kSearched, std::streamoff{0}), kSearched)))
      return header;
  throw base::Error(path +
                    " does not say in its tags what it was made from: auralis-synth writes "
                    "that into its files");
}

}  // namespace auralis::perform

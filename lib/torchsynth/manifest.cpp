// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/manifest.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <span>

#include "base/error.h"
#include "base/line_reader.h"
#include "json/json_reader.h"
#include "json/json_writer.h"

namespace auralis::torchsynth {

namespace {

constexpr std::size_t kLongestLine = 16384;

std::size_t hash_of(std::string_view file, std::string_view format) {
  return std::hash<std::string>{}(std::string(file) + '\n' + std::string(format));
}

}  // namespace

Manifest::Manifest(const std::string& path) : path_(path) {
  if (std::filesystem::exists(path)) read();
  out_ = base::Descriptor::open(path, O_WRONLY | O_CREAT | O_APPEND);
}

void Manifest::read() {
  const auto in = base::Descriptor::open(path_, O_RDWR);
  base::LineReader lines(in, path_, kLongestLine);
  json::JsonReader json;
  std::string_view line;
  off_t whole = 0;  // bytes of the lines that end in a line feed
  const off_t size = ::lseek(in.fd(), 0, SEEK_END);
  ::lseek(in.fd(), 0, SEEK_SET);
  while (lines.next(line) == base::LineReader::Result::kLine) {
    const off_t end = whole + static_cast<off_t>(line.size()) + 1;
    if (end > size) break;  // cut while it was written
    whole = end;
    try {
      json.read(line);
      complete_[json.integer("sound")] = hash_of(json.text("file"), json.text("format"));
    } catch (const base::Error& error) {
      throw base::Error(path_ + ", line " + std::to_string(lines.line_number()) + ": " +
                        error.what());
    }
  }
  if (whole < size && ::ftruncate(in.fd(), whole) != 0)
    throw base::Error("cannot shorten " + path_);
}

bool Manifest::has(std::int64_t sound, std::string_view file, std::string_view format) const {
  const auto found = complete_.find(sound);
  return found != complete_.end() && found->second == hash_of(file, format);
}

void Manifest::add(std::int64_t sound, std::string_view file, std::string_view format,
                   std::string_view sha256) {
  std::string line;
  json::JsonWriter(line)
      .begin_object()
      .field("sound", sound)
      .field("file", file)
      .field("format", format)
      .field("sha256", sha256)
      .end_object();
  line += '\n';
  base::write_all(out_, std::as_bytes(std::span(line)), path_);
}

}  // namespace auralis::torchsynth

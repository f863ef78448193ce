// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// PCM to encode, and what a decoder that is not ours makes of the bytes.
#pragma once

#include <sndfile.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "pcm/encode.h"

namespace auralis::support {

/// `frames` of a tone of 441 Hz at half of full scale in all channels, from frame `first` on.
inline std::string tone(const pcm::Format& format, std::int64_t first, std::size_t frames) {
  constexpr double kStep = 2 * 3.14159265358979323846 * 441;
  pcm::Block block(format.channels, frames);
  block.resize(frames);
  for (int c = 0; c < format.channels; ++c)
    for (std::size_t i = 0; i < frames; ++i)
      block.channel(c)[i] = static_cast<float>(
          0.5 * std::sin(kStep * static_cast<double>(first + static_cast<std::int64_t>(i)) /
                         format.rate.hz));
  std::string bytes(format.bytes({static_cast<std::int64_t>(frames)}), '\0');
  pcm::encode(block, {first}, format, std::as_writable_bytes(std::span(bytes)));
  return bytes;
}

/// A file in memory, for libsndfile.
struct MemoryFile {
  std::string bytes;
  sf_count_t at = 0;

  SF_VIRTUAL_IO calls() {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* f) { return static_cast<sf_count_t>(self(f).bytes.size()); };
    io.seek = [](sf_count_t offset, int whence, void* f) {
      MemoryFile& file = self(f);
      const auto size = static_cast<sf_count_t>(file.bytes.size());
      file.at = offset + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.at : size);
      return file.at;
    };
    io.read = [](void* to, sf_count_t count, void* f) {
      MemoryFile& file = self(f);
      const auto n = static_cast<sf_count_t>(file.bytes.copy(static_cast<char*>(to),
                                                             static_cast<std::size_t>(count),
                                                             static_cast<std::size_t>(file.at)));
      file.at += n;
      return n;
    };
    io.write = [](const void*, sf_count_t, void*) { return sf_count_t{0}; };
    io.tell = [](void* f) { return self(f).at; };
    return io;
  }
  static MemoryFile& self(void* file) { return *static_cast<MemoryFile*>(file); }
};

struct Decoded {
  SF_INFO info{};
  std::vector<int> samples;  ///< interleaved, 32 bits
  std::string error;

  [[nodiscard]] std::size_t frames() const {
    return info.channels == 0 ? 0 : samples.size() / static_cast<std::size_t>(info.channels);
  }
  /// Of the frames from `from` on, against full scale.
  [[nodiscard]] double level(std::size_t from) const {
    double sum = 0;
    const std::size_t first = from * static_cast<std::size_t>(info.channels);
    for (std::size_t i = first; i < samples.size(); ++i)
      sum += std::pow(static_cast<double>(samples[i]) * 0x1p-31, 2);
    return std::sqrt(sum / static_cast<double>(samples.size() - first));
  }
};

inline Decoded decode(const std::string& bytes) {
  MemoryFile file{bytes};
  SF_VIRTUAL_IO io = file.calls();
  Decoded decoded;
  const std::unique_ptr<SNDFILE, decltype(&sf_close)> in(
      sf_open_virtual(&io, SFM_READ, &decoded.info, &file), &sf_close);
  if (in == nullptr) {
    decoded.error = sf_strerror(nullptr);
    return decoded;
  }
  const auto channels = static_cast<std::size_t>(decoded.info.channels);
  std::vector<int> part(4096 * channels);
  while (const sf_count_t got = sf_readf_int(in.get(), part.data(), 4096)) {
    if (got < 0) break;
    decoded.samples.insert(decoded.samples.end(), part.begin(),
                           part.begin() + static_cast<std::ptrdiff_t>(got) * decoded.info.channels);
  }
  return decoded;
}

}  // namespace auralis::support

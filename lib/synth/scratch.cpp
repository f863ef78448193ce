// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/scratch.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <span>

#include "base/error.h"

namespace auralis::synth {

void interleave(const pcm::Block& block, int channels, std::vector<float>& out) {
  out.resize(block.frames() * static_cast<std::size_t>(channels));
  for (int c = 0; c < channels; ++c)
    for (std::size_t i = 0; i < block.frames(); ++i)
      out[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] =
          block.channel(c)[i];
}

Scratch::Scratch(const std::string& path, int channels)
    : channels_(channels),
      name_(path),
      file_(base::Descriptor::open(path, O_RDWR | O_CREAT | O_TRUNC, 0600)) {
  ::unlink(path.c_str());
}

void Scratch::add(const pcm::Block& block) {
  interleave(block, channels_, interleaved_);
  base::write_all(file_, std::as_bytes(std::span(interleaved_)), name_);
  frames_ += {static_cast<std::int64_t>(block.frames())};
}

void Scratch::read(base::Frames at, pcm::Block& block) {
  const auto channels = static_cast<std::size_t>(channels_);
  block.resize(block.capacity());
  block.clear();
  const auto left = static_cast<std::size_t>(std::max<std::int64_t>(frames_.count - at.count, 0));
  const std::size_t count = std::min(left, block.capacity());
  interleaved_.resize(count * channels);
  auto bytes = std::as_writable_bytes(std::span(interleaved_));
  auto offset = static_cast<off_t>(static_cast<std::size_t>(at.count) * channels * sizeof(float));
  while (!bytes.empty()) {
    const ssize_t n = ::pread(file_.fd(), bytes.data(), bytes.size(), offset);
    if (n <= 0) throw base::Error("cannot read " + name_ + " again");
    bytes = bytes.subspan(static_cast<std::size_t>(n));
    offset += n;
  }
  for (int c = 0; c < 2; ++c)
    for (std::size_t i = 0; i < count; ++i)
      block.channel(c)[i] =
          interleaved_[i * channels + static_cast<std::size_t>(std::min(c, channels_ - 1))];
}

}  // namespace auralis::synth

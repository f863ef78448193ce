// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/scratch.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <span>
#include <system_error>

#include "base/error.h"

namespace auralis::synth {

void interleave(const pcm::Block& block, int channels, std::vector<float>& out) {
  out.resize(block.frames() * static_cast<std::size_t>(channels));
  for (int c = 0; c < channels; ++c)
    for (std::size_t i = 0; i < block.frames(); ++i)
      out[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] =
          block.channel(c)[i];
}

namespace {

base::Descriptor open_nameless(const std::string& output) {
  const auto slash = output.rfind('/');
  const std::string folder = slash == std::string::npos ? "."
                             : slash == 0               ? "/"
                                                        : output.substr(0, slash);
  const int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) return base::Descriptor(fd);
  std::string name = folder + "/.scratch.XXXXXX";  // of a file system that has no such files
  base::Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file)
    throw base::Error("cannot write " + output + ": its folder takes no scratch file: " +
                      std::generic_category().message(errno));
  ::unlink(name.c_str());
  return file;
}

}  // namespace

Scratch::Scratch(const std::string& output, int channels)
    : channels_(channels), name_("the scratch file of " + output), file_(open_nameless(output)) {}

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

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/numpy_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.h"
#include "pcm/encode.h"
#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

namespace {

constexpr std::size_t kHeaderBytes = 128;  // a multiple of 64, as NumPy aligns its data
constexpr std::size_t kPreamble = 10;      // magic, version, length

}  // namespace

std::string numpy_header(const std::string& type, const std::vector<std::int64_t>& shape) {
  std::string axes;
  for (const std::int64_t axis : shape) axes += std::to_string(axis) + ", ";
  std::string text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + axes + "), }";
  text.resize(kHeaderBytes - kPreamble - 1, ' ');
  const auto length = static_cast<char>(text.size() + 1);
  return std::string("\x93NUMPY\x01\x00", 8) + length + '\0' + text + '\n';
}

std::string numpy_type(pcm::SampleFormat sample) {
  switch (sample) {
    case pcm::SampleFormat::kS16:
      return "<i2";
    case pcm::SampleFormat::kS32:
      return "<i4";
    case pcm::SampleFormat::kF32:
      return "<f4";
    case pcm::SampleFormat::kS24:
      break;
  }
  throw base::Error("--format: NumPy has no s24le; give f32le, s32le or s16le",
                    base::Fault::kUsage);
}

NumpyFile::NumpyFile(const std::string& path, pcm::SampleFormat sample)
    : path_(path),
      type_(numpy_type(sample)),
      format_{.sample = sample, .rate = {static_cast<int>(kSampleRate)}, .channels = 1},
      out_(base::Descriptor::open(path, O_WRONLY | O_CREAT | O_TRUNC)) {
  if (::lseek(out_.fd(), 0, SEEK_CUR) < 0)
    throw base::Error("cannot write " + path +
                      ": the count of sounds comes last, and a pipe cannot go back to it");
  const std::string header = numpy_header(type_, {0, kSamples});
  append(std::as_bytes(std::span(header)));
}

void NumpyFile::append(std::span<const std::byte> bytes) { base::write_all(out_, bytes, path_); }

void NumpyFile::fail() const {
  throw base::Error("cannot write " + path_ + ": " + std::generic_category().message(errno));
}

void NumpyFile::write(const pcm::Block& block) {
  const pcm::Frames frames{static_cast<std::int64_t>(block.frames())};
  bytes_.resize(format_.bytes(frames));
  pcm::encode(block, {frames_}, format_, bytes_);
  append(bytes_);
  frames_ += frames.count;
  ++rows_;
}

void NumpyFile::close(bool flat) {
  const std::string header = numpy_header(type_, flat ? std::vector<std::int64_t>{frames_}
                                                      : std::vector<std::int64_t>{rows_, kSamples});
  if (::pwrite(out_.fd(), header.data(), header.size(), 0) != static_cast<ssize_t>(header.size()))
    fail();
  out_.close(path_);
}

}  // namespace auralis::torchsynth

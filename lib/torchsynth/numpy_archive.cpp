// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/numpy_archive.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/error.h"
#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

namespace {

template <typename T>
std::string array_bytes(const std::string& type, const std::vector<std::int64_t>& shape,
                        const std::vector<T>& values) {
  std::string bytes = numpy_header(type, shape);
  const auto raw = std::as_bytes(std::span(values));
  bytes.append(reinterpret_cast<const char*>(raw.data()), raw.size());  // NOLINT
  return bytes;
}

/// NumPy's text has a fixed width and 32 bits a character; the names are ASCII.
std::string parameter_names() {
  std::size_t width = 0;
  for (const Parameter& parameter : kParameterTable) width = std::max(width, parameter.name.size());
  std::vector<char32_t> letters(kParameters * width);
  for (std::size_t i = 0; i < kParameters; ++i)
    std::ranges::copy(kParameterTable[i].name,
                      letters.begin() + static_cast<std::ptrdiff_t>(i * width));
  return array_bytes("<U" + std::to_string(width), {static_cast<std::int64_t>(kParameters)},
                     letters);
}

/// An archive being written. Contents are read when it is closed.
class Zip {
 public:
  explicit Zip(const std::string& path)
      : path_(path),
        zip_(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr), &zip_discard) {
    if (!zip_) throw base::Error("cannot write " + path);
  }

  void add(const std::string& name, const std::string& bytes) {
    add(name, zip_source_buffer(zip_.get(), bytes.data(), bytes.size(), 0));
  }
  void add_file(const std::string& name, const std::string& path) {
    add(name, zip_source_file(zip_.get(), path.c_str(), 0, -1));
  }
  void close() {
    if (zip_close(zip_.get()) != 0) fail();
    static_cast<void>(zip_.release());
  }

 private:
  void add(const std::string& name, zip_source_t* source) {
    if (source == nullptr) fail();
    const auto index = zip_file_add(zip_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) zip_source_free(source);
    // As numpy.savez: sound hardly packs, and the time of writing is not part of the data.
    if (index < 0 ||
        zip_set_file_compression(zip_.get(), static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) !=
            0 ||
        zip_file_set_dostime(zip_.get(), static_cast<zip_uint64_t>(index), 0, kFirstDay, 0) != 0)
      fail();
  }
  [[noreturn]] void fail() {
    throw base::Error("cannot write " + path_ + ": " + zip_strerror(zip_.get()));
  }

  static constexpr zip_uint16_t kFirstDay = (1 << 5) | 1;  // 1 January 1980
  std::string path_;
  std::unique_ptr<zip_t, decltype(&zip_discard)> zip_;
};

}  // namespace

NumpyArchive::NumpyArchive(const std::string& path, pcm::SampleFormat sample)
    : path_(path), audio_path_(path + ".audio"), audio_(audio_path_, sample) {}

NumpyArchive::~NumpyArchive() {
  std::error_code none;
  std::filesystem::remove(audio_path_, none);
}

void NumpyArchive::write(const Sound& sound, const pcm::Block& block) {
  audio_.write(block);
  sounds_.push_back(sound.index);
  parameters_.insert(parameters_.end(), sound.values.begin(), sound.values.end());
}

void NumpyArchive::close() {
  audio_.close();
  const auto count = static_cast<std::int64_t>(sounds_.size());
  const std::string parameters =
      array_bytes("<f8", {count, static_cast<std::int64_t>(kParameters)}, parameters_);
  const std::string sounds = array_bytes("<i8", {count}, sounds_);
  const std::string names = parameter_names();
  const std::string rate =
      array_bytes("<i8", {}, std::vector{static_cast<std::int64_t>(kSampleRate)});
  Zip zip(path_);
  zip.add_file("audio.npy", audio_path_);
  zip.add("parameters.npy", parameters);
  zip.add("sounds.npy", sounds);
  zip.add("names.npy", names);
  zip.add("rate.npy", rate);
  zip.close();
}

}  // namespace auralis::torchsynth

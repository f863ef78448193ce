// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/wav_chunks.h"

#include "base/error.h"

namespace auralis::bench {

namespace {

/// A header is 44 or 58 bytes; what goes on for longer without PCM is no stream.
constexpr std::size_t kMostHead = 4096;
constexpr std::size_t kFirstPart = 12, kPartHead = 8;  // "RIFF", a size, "WAVE"; a name, a size
constexpr std::string_view kBegin = "RIFF";

std::uint32_t number_at(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t number = 0;
  for (int i = count - 1; i >= 0; --i)
    number = number << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return number;
}

pcm::Format format_of(std::string_view part) {
  if (part.size() < 16) throw base::Error("the WAV header's 'fmt ' is too short");
  const bool floats = number_at(part, 0, 2) == 3;
  const std::uint32_t bits = number_at(part, 14, 2);
  pcm::Format format;
  format.channels = static_cast<int>(number_at(part, 2, 2));
  format.rate.hz = static_cast<int>(number_at(part, 4, 4));
  format.sample = floats       ? pcm::SampleFormat::kF32
                  : bits == 16 ? pcm::SampleFormat::kS16
                  : bits == 24 ? pcm::SampleFormat::kS24
                               : pcm::SampleFormat::kS32;
  if (format.channels < 1 || format.rate.hz * WavChunks::kLength.count() < 1)
    throw base::Error("the WAV header tells no channels or no rate");
  return format;
}

}  // namespace

std::int64_t WavChunks::frames() const noexcept {
  return static_cast<std::int64_t>(format_.rate.hz * kLength.count());
}

bool WavChunks::read_head() {
  const std::string_view head = head_;
  if (head.size() < kBegin.size() && kBegin.starts_with(head)) return false;
  if (!head.starts_with(kBegin)) return true;
  for (std::size_t at = kFirstPart; at + kPartHead <= head.size();) {
    const std::string_view name = head.substr(at, 4);
    if (name == "data") {
      head_.erase(0, at + kPartHead);
      return true;
    }
    const std::size_t size = number_at(head, at + 4, 4);
    if (size > kMostHead) throw base::Error("a WAV header without its PCM");
    if (at + kPartHead + size > head.size()) return false;
    if (name == "fmt ") format_ = format_of(head.substr(at + kPartHead, size));
    at += kPartHead + size;
  }
  if (head.size() > kMostHead) throw base::Error("a WAV header without its PCM");
  return false;
}

std::int64_t WavChunks::take(std::string_view bytes) {
  if (in_head_) {
    head_ += bytes;
    if (!read_head()) return 0;
    in_head_ = false;
    pending_ = static_cast<std::int64_t>(head_.size());
    head_ = {};
  } else {
    pending_ += static_cast<std::int64_t>(bytes.size());
  }
  const auto chunk = static_cast<std::int64_t>(this->bytes());
  const std::int64_t complete = pending_ / chunk;
  pending_ %= chunk;
  return complete;
}

}  // namespace auralis::bench

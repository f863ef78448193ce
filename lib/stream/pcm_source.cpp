// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/pcm_source.h"

#include <algorithm>

#include "base/error.h"
#include "stream/no_pcm.h"

namespace auralis::stream {

namespace {
/// Bytes a read: about a pipe's capacity, so that the ring's end is shown to the pacer early.
constexpr std::size_t kReadBytes = 65536;
}  // namespace

PcmSource::PcmSource(const base::Descriptor& in, std::string name, Ring& ring, const base::Log& log)
    : in_(in), name_(std::move(name)), ring_(ring), log_(log), thread_([this] { run(); }) {}

PcmSource::~PcmSource() {
  stop();
  thread_.join();
}

void PcmSource::stop() noexcept {
  stop_.set();
  ring_.end();
}

void PcmSource::run() noexcept {
  try {
    read_on();
  } catch (const std::exception& error) {
    failed_ = true;
    log_.error(error.what());
  }
  if (const std::size_t left_out = ring_.end(); left_out > 0 && reached_end_)
    log_.note(name_ +
              " ended inside a frame: bytes left out at its end: " + std::to_string(left_out));
}

void PcmSource::read_on() {
  for (bool first = true;; first = false) {
    const auto room = ring_.wait_for_room();
    if (room.empty() || stop_.wait(in_.fd(), POLLIN) == 0) return;
    const std::size_t n =
        base::read_some(in_, room.first(std::min(room.size(), kReadBytes)), name_);
    if (n == 0) {
      reached_end_ = true;
      return;
    }
    if (const std::string other = first ? why_no_pcm(room.first(n)) : ""; !other.empty())
      throw base::Error(name_ + " is " + other);
    ring_.commit(n);
  }
}

}  // namespace auralis::stream

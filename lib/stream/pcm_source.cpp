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

PcmSource::PcmSource(const base::Descriptor& in, std::string name, const pcm::Format& format,
                     Ring& ring, const base::Log& log, const SourceTrace& trace)
    : in_(in),
      name_(std::move(name)),
      ring_(ring),
      log_(log),
      trace_(trace),
      doubt_(format),
      said_(pcm::name_of(format.sample)),
      thread_([this] { run(); }) {}

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

/// The first bytes, held back until it is known that they are PCM.
std::vector<std::byte> PcmSource::read_beginning() {
  std::vector<std::byte> bytes(kTellingBytes);
  std::size_t count = 0;
  for (;;) {
    if (stop_.wait(in_.fd(), POLLIN) == 0) break;
    const std::size_t n = base::read_some(in_, std::span(bytes).subspan(count), name_);
    if (n == 0) reached_end_ = true;
    count += n;
    const Beginning beginning = look_at_beginning(std::span(bytes).first(count), n == 0);
    if (!beginning.other.empty()) throw base::Error(name_ + " is " + beginning.other);
    if (!beginning.undecided) break;
  }
  bytes.resize(count);
  return bytes;
}

void PcmSource::read_on() {
  const std::vector<std::byte> beginning = read_beginning();
  for (std::span<const std::byte> rest = beginning; !rest.empty();) {
    const auto room = ring_.wait_for_room();
    if (room.empty()) return;
    const std::size_t n = std::min(room.size(), rest.size());
    std::copy_n(rest.begin(), n, room.begin());
    take(room.first(n));
    rest = rest.subspan(n);
  }
  while (!reached_end_) {
    const auto room = ring_.wait_for_room();
    if (room.empty() || stop_.wait(in_.fd(), POLLIN) == 0) return;
    const std::size_t n =
        base::read_some(in_, room.first(std::min(room.size(), kReadBytes)), name_);
    if (n == 0) reached_end_ = true;
    take(room.first(n));
  }
}

void PcmSource::trace(std::size_t bytes) {
  const Seconds now = trace_.clock->now();
  const std::uint64_t chunks = bytes_ / trace_.chunk_bytes;
  bytes_ += bytes;
  trace_.trace->mark("bytes_in", now, "bytes", static_cast<double>(bytes));
  if (const std::uint64_t whole = bytes_ / trace_.chunk_bytes; whole > chunks)
    trace_.trace->mark("chunk_ready", now, "seq", static_cast<double>(whole - 1));
}

/// What has come into the ring's room.
void PcmSource::take(std::span<const std::byte> bytes) {
  if (bytes.empty()) return;
  const std::string other = doubt_.take(bytes);
  if (trace_.trace != nullptr) trace(bytes.size());
  ring_.commit(bytes.size());
  if (!other.empty())
    log_.note(name_ + " sounds like noise as " + said_ + ", and like music as " + other +
              ": is --format right?");
}

}  // namespace auralis::stream

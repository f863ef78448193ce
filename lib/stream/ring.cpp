// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/ring.h"

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>
#include <utility>

#include "base/error.h"

namespace auralis::stream {

namespace {
std::size_t half_of_memory() noexcept {
  return static_cast<std::size_t>(::sysconf(_SC_PHYS_PAGES)) / 2 *
         static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}
}  // namespace

Ring::Ring(Frames capacity, std::size_t bytes_per_frame, const base::Clock& clock)
    : bytes_per_frame_(bytes_per_frame),
      clock_(clock),
      size_(static_cast<std::size_t>(capacity.count) * bytes_per_frame),
      memory_(size_ > half_of_memory() ? nullptr : new (std::nothrow) std::byte[size_]),
      bytes_(memory_.get(), memory_ ? size_ : 0) {
  if (memory_) return;
  throw base::Error("--buffer: that would be " + std::to_string(size_ >> 20) +
                        " MiB, more than half of the memory here or than may be had (ulimit -v): "
                        "it should be shorter",
                    base::Fault::kUsage);
}

Frames Ring::ready() const noexcept {
  return {static_cast<std::int64_t>(count_ / bytes_per_frame_)};
}

std::span<std::byte> Ring::wait_for_room() {
  std::unique_lock lock(mutex_);
  if (count_ == bytes_.size()) {
    waiting_ = was_full_ = true;
    room_.wait(lock, [this] { return count_ < bytes_.size() || ended_; });
    waiting_ = false;
  }
  if (ended_) return {};
  const std::size_t write = (read_ + count_) % bytes_.size();
  return bytes_.subspan(write, std::min(bytes_.size() - count_, bytes_.size() - write));
}

void Ring::commit(std::size_t n) {
  {
    const Seconds now = clock_.now();
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    count_ += n;
    note_arrival(now);
  }
  data_.notify_one();
}

std::size_t Ring::end() {
  std::size_t left_out = 0;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    left_out = count_ % bytes_per_frame_;
    count_ -= left_out;
  }
  room_.notify_one();
  data_.notify_one();
  return left_out;
}

/// Small writes that follow each other closely share an entry: the later time holds for both.
void Ring::note_arrival(Seconds now) {
  constexpr Seconds kTogether{0.0005};
  const std::uint64_t position = taken_ + count_;
  if (!arrivals_.empty() && now - arrivals_.back().time < kTogether)
    arrivals_.back() = {position, now};
  else
    arrivals_.push_back({position, now});
}

Seconds Ring::arrival_of(std::uint64_t byte) const noexcept {
  const auto found = std::ranges::lower_bound(arrivals_, byte, {}, &Arrival::position);
  return found == arrivals_.end() ? Seconds(0) : found->time;
}

Ring::Supply Ring::supply(Frames chunk) noexcept {
  const bool full = std::exchange(was_full_, false) || waiting_;
  const auto whole = static_cast<std::size_t>(ready().count / chunk.count * chunk.count);
  return {ready(), full, ended_, arrival_of(taken_ + whole * bytes_per_frame_)};
}

Ring::Supply Ring::look(Frames chunk) {
  const std::lock_guard lock(mutex_);
  return supply(chunk);
}

Ring::Supply Ring::wait_for(Frames chunk, Seconds timeout) {
  std::unique_lock lock(mutex_);
  data_.wait_for(lock, timeout, [&] { return ended_ || ready() >= chunk; });
  return supply(chunk);
}

void Ring::consume(std::size_t n) {
  read_ = (read_ + n) % bytes_.size();
  count_ -= n;
  taken_ += n;
  while (!arrivals_.empty() && arrivals_.front().position <= taken_) arrivals_.pop_front();
}

void Ring::drop(Frames frames) {
  {
    const std::lock_guard lock(mutex_);
    consume(std::min(count_, static_cast<std::size_t>(frames.count) * bytes_per_frame_));
  }
  room_.notify_one();
}

std::string Ring::take(Frames frames) {
  const std::size_t n = static_cast<std::size_t>(frames.count) * bytes_per_frame_;
  std::string pcm(n, '\0');
  {
    const std::lock_guard lock(mutex_);
    if (n > count_) return {};  // closed meanwhile
    const std::size_t before_wrap = std::min(n, bytes_.size() - read_);
    std::memcpy(pcm.data(), bytes_.data() + read_, before_wrap);
    std::memcpy(pcm.data() + before_wrap, bytes_.data(), n - before_wrap);
    consume(n);
  }
  room_.notify_one();
  return pcm;
}

void Ring::close() {
  end();
  const std::lock_guard lock(mutex_);
  count_ = 0;
}

}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The ring of PCM between the source's thread and the pacer's: reserved once, blocking when full.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "base/clock.h"
#include "stream/chunk.h"

namespace auralis::stream {

/// One thread writes bytes as they come, one takes whole frames.
class Ring {
 public:
  /// What the pacer decides on.
  struct Supply {
    Frames ready{0};     ///< whole frames that wait
    bool full = false;   ///< the source had to wait for room since the last look
    bool ended = false;  ///< nothing will follow
    Seconds whole{0};    ///< when the last of the whole chunks that wait was whole, if any is
  };

  /// `clock` tells when bytes come; it outlives the ring. Memory is taken as it fills. Throws
  /// base::Error, a usage error, where so much cannot be had.
  Ring(Frames capacity, std::size_t bytes_per_frame, const base::Clock& clock);

  /// Room for the next bytes, at least one; waits while the ring is full. Empty once closed or
  /// ended. [source thread]
  [[nodiscard]] std::span<std::byte> wait_for_room();
  /// The first n bytes of that room are now filled. [source thread]
  void commit(std::size_t n);
  /// No more input; a frame begun is left out. Returns the bytes left out. [any thread]
  std::size_t end();

  /// What there is, in chunks of that length. [pacer thread]
  [[nodiscard]] Supply look(Frames chunk);
  /// Waits until `chunk` is ready, or the input has ended, or `timeout` has passed. [pacer thread]
  [[nodiscard]] Supply wait_for(Frames chunk, Seconds timeout);
  /// Takes frames that look() said were ready. [pacer thread]
  [[nodiscard]] std::string take(Frames frames);
  /// Drops frames that look() said were ready. [pacer thread]
  void drop(Frames frames);

  /// The source is let go, whatever waits is dropped. [any thread]
  void close();

 private:
  [[nodiscard]] Frames ready() const noexcept;
  [[nodiscard]] Supply supply(Frames chunk) noexcept;
  [[nodiscard]] Seconds arrival_of(std::uint64_t byte) const noexcept;
  void note_arrival(Seconds now);
  void consume(std::size_t n);

  /// All bytes before this position in the stream had come at this time.
  struct Arrival {
    std::uint64_t position;
    Seconds time;
  };

  const std::size_t bytes_per_frame_;
  const base::Clock& clock_;
  const std::size_t size_;
  std::unique_ptr<std::byte[]> memory_;  // not touched before it is used
  std::span<std::byte> bytes_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable room_, data_;
  std::size_t read_ = 0;          // position of the oldest byte
  std::size_t count_ = 0;         // bytes that wait
  std::uint64_t taken_ = 0;       // bytes that were taken since the start
  std::deque<Arrival> arrivals_;  // of the bytes that wait
  bool waiting_ = false;          // the source waits for room
  bool was_full_ = false;
  bool ended_ = false;
};

}  // namespace auralis::stream

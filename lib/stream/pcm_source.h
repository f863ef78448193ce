// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Standard input -> ring: the thread that reads PCM.
#pragma once

#include <atomic>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/descriptor.h"
#include "base/log.h"
#include "monitor/trace.h"
#include "stream/format_doubt.h"
#include "stream/ring.h"
#include "stream/wake.h"

namespace auralis::stream {

/// Where to say when bytes came, and when a chunk was whole: nowhere without a trace.
struct SourceTrace {
  monitor::Trace* trace = nullptr;
  const base::Clock* clock = nullptr;
  std::size_t chunk_bytes = 1;
};

/// Reads from construction until the input ends or stop(). A full ring makes it wait, and so
/// whoever writes into the pipe: the stream is paced by its pacer alone.
class PcmSource {
 public:
  /// All must outlive it. `name` stands for the input in words.
  PcmSource(const base::Descriptor& in, std::string name, const pcm::Format& format, Ring& ring,
            const base::Log& log, const SourceTrace& trace = {});
  ~PcmSource();
  PcmSource(const PcmSource&) = delete;
  PcmSource& operator=(const PcmSource&) = delete;

  /// Reads no further: what has been read is the whole input. [any thread]
  void stop() noexcept;
  /// The input itself came to its end, not stop(). [any thread]
  [[nodiscard]] bool reached_end() const noexcept { return reached_end_; }
  /// Reading failed; it was told. [any thread]
  [[nodiscard]] bool failed() const noexcept { return failed_; }

 private:
  void run() noexcept;  // [source thread]
  void read_on();
  [[nodiscard]] std::vector<std::byte> read_beginning();
  void take(std::span<const std::byte> bytes);
  void trace(std::size_t bytes);

  const base::Descriptor& in_;
  std::string name_;
  Ring& ring_;
  const base::Log& log_;
  SourceTrace trace_;
  std::uint64_t bytes_ = 0;  // that came
  FormatDoubt doubt_;
  std::string said_;  // the name of the format that the input was said to be of
  Wake stop_;
  std::atomic<bool> reached_end_{false};
  std::atomic<bool> failed_{false};
  std::thread thread_;
};

}  // namespace auralis::stream

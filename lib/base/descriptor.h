// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A file descriptor that closes itself, and whole reads and writes on it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace auralis::base {

class Descriptor {
 public:
  Descriptor() noexcept = default;
  /// Takes ownership; a borrowed one (standard input or output) is not closed.
  explicit Descriptor(int fd, bool borrowed = false) noexcept : fd_(fd), borrowed_(borrowed) {}
  Descriptor(Descriptor&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)), borrowed_(other.borrowed_) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(borrowed_, other.borrowed_);
    return *this;
  }
  ~Descriptor() { close(); }

  /// Opens path with open(2) flags (O_CLOEXEC added); Error names the path and the reason. A FIFO
  /// is waited for until it has another end, or `stop` (-1: that of the process) is readable after
  /// a signal.
  [[nodiscard]] static Descriptor open(const std::string& path, int flags, int mode = 0666,
                                       int stop = -1);
  /// Opens path for writing anew, "-" being standard output.
  [[nodiscard]] static Descriptor open_output(const std::string& path, int stop = -1);
  [[nodiscard]] static Descriptor standard_input() noexcept { return Descriptor(0, true); }
  [[nodiscard]] static Descriptor standard_output() noexcept { return Descriptor(1, true); }

  [[nodiscard]] int fd() const noexcept { return fd_; }
  [[nodiscard]] explicit operator bool() const noexcept { return fd_ >= 0; }
  void close() noexcept;
  /// The same, for an output: Error says why what was written may not have come to be stored.
  void close(const std::string& what);

 private:
  int fd_ = -1;
  bool borrowed_ = false;
};

/// Thrown by write_all when nobody reads the other end any more. A tool ends quietly on it.
struct ClosedPipe {};

/// Writes every byte; `what` names the output in the Error ("evening.wav"). Throws ClosedPipe on
/// EPIPE.
void write_all(const Descriptor& out, std::span<const std::byte> bytes, const std::string& what);

/// Reads up to bytes.size() bytes, at least one unless the input has ended (then 0). Restarts after
/// a signal unless `interrupted` says otherwise (then 0).
std::size_t read_some(const Descriptor& in, std::span<std::byte> bytes, const std::string& what,
                      bool (*interrupted)() = nullptr);

}  // namespace auralis::base

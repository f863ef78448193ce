// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.h"
#include "base/wait.h"

namespace auralis::base {

namespace {

[[noreturn]] void fail(const std::string& doing, const std::string& what, int error) {
  throw Error("cannot " + doing + " " + what + ": " + std::generic_category().message(error));
}

}  // namespace

Descriptor Descriptor::open(const std::string& path, int flags, int mode, int stop) {
  int fd = -1;
  for (;;) {
    fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (fd >= 0 || errno != EINTR) break;
    if (wait_for(-1, 0, stop >= 0 ? stop : stop_of_process(), Seconds(0)).stopped)
      throw Stopped("stopped before anybody had the other end of " + path + " open");
  }
  if (fd < 0) fail("open", path, errno);
  return Descriptor(fd);
}

Descriptor Descriptor::open_output(const std::string& path, int stop) {
  if (path == "-") return standard_output();
  return open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666, stop);
}

void Descriptor::close() noexcept {
  if (fd_ >= 0 && !borrowed_) ::close(fd_);
  fd_ = -1;
}

void Descriptor::close(const std::string& what) {
  const int fd = std::exchange(fd_, -1);
  if (fd >= 0 && !borrowed_ && ::close(fd) != 0 && errno != EINTR) fail("finish", what, errno);
}

void write_all(const Descriptor& out, std::span<const std::byte> bytes, const std::string& what) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(out.fd(), bytes.data(), bytes.size());
    if (n >= 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(n));
    } else if (errno == EPIPE) {
      throw ClosedPipe{};
    } else if (errno == EAGAIN) {
      pollfd ready{out.fd(), POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      fail("write", what, errno);
    }
  }
}

std::size_t read_some(const Descriptor& in, std::span<std::byte> bytes, const std::string& what,
                      bool (*interrupted)()) {
  for (;;) {
    const ssize_t n = ::read(in.fd(), bytes.data(), bytes.size());
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno == EINTR) {
      if (interrupted != nullptr && interrupted()) return 0;
    } else {
      fail("read", what, errno);
    }
  }
}

}  // namespace auralis::base

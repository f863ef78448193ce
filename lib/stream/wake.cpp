// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/wake.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/error.h"

namespace auralis::stream {

Wake::Wake() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0)
    throw base::Error("cannot make a pipe: " + std::generic_category().message(errno));
  for (const int end : ends) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(end, F_SETFL, O_NONBLOCK);
  }
  read_end_ = base::Descriptor(ends[0]);
  write_end_ = base::Descriptor(ends[1]);
}

void Wake::set() noexcept {
  // The pipe holds a byte from the first call on; a full pipe is as good.
  [[maybe_unused]] const auto n = ::write(write_end_.fd(), "", 1);
}

short Wake::wait(int fd, short events, int timeout_ms) const noexcept {
  std::array<pollfd, 2> fds{{{fd, events, 0}, {read_end_.fd(), POLLIN, 0}}};
  while (::poll(fds.data(), fds.size(), timeout_ms) < 0)
    if (errno != EINTR) return 0;
  return fds[1].revents != 0 ? short{0} : fds[0].revents;
}

bool Wake::is_set() const noexcept {
  pollfd flag{read_end_.fd(), POLLIN, 0};
  return ::poll(&flag, 1, 0) > 0;
}

}  // namespace auralis::stream

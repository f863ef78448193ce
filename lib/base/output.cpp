// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/output.h"

#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <climits>

#include "base/decimal.h"
#include "base/wait.h"

namespace auralis::base {

namespace {

bool is_pipe(const Descriptor& out) noexcept {
  struct stat status {};
  return ::fstat(out.fd(), &status) == 0 && S_ISFIFO(status.st_mode);
}

}  // namespace

Output::Output(const std::string& path, int stop)
    : name_(path == "-" ? "standard output" : path),
      out_(Descriptor::open_output(path, stop)),
      stop_(stop),
      patient_(stop < 0 || !is_pipe(out_)) {}

void Output::write(std::span<const std::byte> bytes) {
  if (patient_) return write_all(out_, bytes, name_);
  while (!bytes.empty()) {
    // A pipe that poll(2) calls writable takes PIPE_BUF bytes at once, so that write(2), whose wait
    // nothing but a signal in time would end, does not wait.
    const auto piece = bytes.first(std::min<std::size_t>(bytes.size(), PIPE_BUF));
    wait_for_room();
    write_all(out_, piece, name_);
    bytes = bytes.subspan(piece.size());
  }
}

void Output::wait_for_room() const {
  if (wait_for(out_.fd(), POLLOUT, stop_).ready) return;
  if (wait_for(out_.fd(), POLLOUT, -1, kGrace).ready) return;
  throw StuckReader("cannot write " + name_ + ": its reader has taken nothing for " +
                    decimal(kGrace.count()) + " s since the signal to stop; the rest is lost");
}

void Output::close() { out_.close(name_); }

}  // namespace auralis::base

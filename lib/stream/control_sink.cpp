// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/control_sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "base/error.h"
#include "event/ramp.h"

namespace auralis::stream {

ControlSink::ControlSink(std::string path) : path_(std::move(path)) {
  std::error_code error;
  const auto status = std::filesystem::status(path_, error);
  if (!std::filesystem::exists(status))
    throw base::Error("--control-out " + path_ + ": no such file; make it with mkfifo " + path_,
                      base::Fault::kUsage);
  if (std::filesystem::is_directory(status))
    throw base::Error("--control-out " + path_ + ": a directory; it should be a FIFO",
                      base::Fault::kUsage);
  if (::access(path_.c_str(), W_OK) != 0)
    throw base::Error("--control-out " + path_ + ": may not be written");
}

bool ControlSink::open() {
  if (out_) return true;
  out_ = base::Descriptor(::open(path_.c_str(), O_WRONLY | O_NONBLOCK | O_APPEND | O_CLOEXEC));
  return static_cast<bool>(out_);
}

ControlSink::Result ControlSink::write(const std::vector<event::Control>& controls,
                                       base::Seconds over) {
  std::string lines;
  for (const event::Control& control : controls) event::append_ramp_line(lines, control, over);
  for (int attempt = 0; attempt < 2 && open(); ++attempt) {
    // Not longer than PIPE_BUF: all is written, or nothing.
    const ssize_t n = ::write(out_.fd(), lines.data(), lines.size());
    if (n == static_cast<ssize_t>(lines.size())) return Result::kWritten;
    if (n < 0 && errno == EAGAIN) return Result::kFull;
    out_.close();  // the reader has gone; another may have come
  }
  return Result::kNobodyReads;
}

std::optional<Refusal> ControlSink::pass(const Steer& steer, Refused /*refused*/) {
  switch (write(steer.meant, steer.over)) {
    case Result::kWritten:
      return std::nullopt;
    case Result::kFull:
      return Refusal{"busy", "the composer does not keep up: try again"};
    case Result::kNobodyReads:
      break;
  }
  return Refusal{"nobody-composes", "no composer listens: this stream cannot be steered now"};
}

}  // namespace auralis::stream

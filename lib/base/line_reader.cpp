// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/line_reader.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/error.h"
#include "base/text_lines.h"
#include "base/wait.h"

namespace auralis::base {

LineReader::LineReader(const Descriptor& in, std::string name, std::size_t max_bytes, int stop)
    : in_(in),
      name_(std::move(name)),
      max_bytes_(max_bytes),
      stop_(stop),
      buffer_(4 * (max_bytes + 1)) {}

bool LineReader::buffered() const noexcept {
  return std::memchr(buffer_.data() + begin_, '\n', end_ - begin_) != nullptr;
}

LineReader::Result LineReader::take(std::string_view& line, std::size_t bytes,
                                    std::size_t skip) noexcept {
  const bool too_long = std::exchange(skipping_, false) || bytes > max_bytes_;
  line = without_mark({buffer_.data() + begin_, std::min(bytes, max_bytes_)});
  begin_ += bytes + skip;
  ++line_number_;
  return too_long ? Result::kTooLong : Result::kLine;
}

LineReader::Result LineReader::next(std::string_view& line) {
  for (;;) {
    const char* const from = buffer_.data() + begin_;
    if (const void* feed = std::memchr(from, '\n', end_ - begin_))
      return take(line, static_cast<std::size_t>(static_cast<const char*>(feed) - from), 1);
    if (end_ - begin_ > max_bytes_) {  // drop what is read of it and go on to its end
      skipping_ = true;
      begin_ = end_;
    }
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= std::exchange(begin_, 0);
    // A signal can come just before read(2) waits, which then nothing would end: so poll first.
    if (stop_ >= 0 && wait_for(in_.fd(), POLLIN, stop_).stopped) return Result::kNothing;
    const ssize_t n = ::read(in_.fd(), buffer_.data() + end_, buffer_.size() - end_);
    if (n > 0) {
      end_ += static_cast<std::size_t>(n);
      if (line_number_ == 0) refuse_utf16({buffer_.data(), end_}, name_);
    } else if (n == 0) {
      if (end_ == 0 && !skipping_) return Result::kEnd;
      return take(line, end_, 0);
    } else if (errno == EAGAIN) {
      return Result::kNothing;
    } else if (errno != EINTR) {
      throw Error("cannot read " + name_ + ": " + std::generic_category().message(errno));
    }
  }
}

}  // namespace auralis::base

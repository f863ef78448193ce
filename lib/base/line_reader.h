// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Lines from a file descriptor, blocking or not, with a bound on a line's length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"

namespace auralis::base {

class LineReader {
 public:
  enum class Result {
    kLine,     ///< `line` holds one
    kTooLong,  ///< a line over the bound was skipped
    kNothing,  ///< a non-blocking input has no whole line yet, or it is time to stop
    kEnd,      ///< the input has ended
  };

  /// `in` must outlive the reader; `name` stands for it in errors. Lines hold at most max_bytes.
  /// `stop` is a descriptor that becomes readable when it is time to read no more; -1 for none.
  LineReader(const Descriptor& in, std::string name, std::size_t max_bytes, int stop = -1);

  /// Reads on. The line has no line feed and no byte order mark, and is valid until the next call;
  /// a last line without a line feed is given too. Throws base::Error, for UTF-16 as well.
  [[nodiscard]] Result next(std::string_view& line);

  /// Lines given or skipped so far: the number of the last one, counted from 1.
  [[nodiscard]] std::size_t line_number() const noexcept { return line_number_; }
  /// True if a whole line waits in the buffer, so that `next` will not read.
  [[nodiscard]] bool buffered() const noexcept;

 private:
  [[nodiscard]] Result take(std::string_view& line, std::size_t bytes, std::size_t skip) noexcept;

  const Descriptor& in_;
  std::string name_;
  std::size_t max_bytes_;
  int stop_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // unread bytes are buffer_[begin_, end_)
  std::size_t end_ = 0;
  std::size_t line_number_ = 0;
  bool skipping_ = false;  // inside a line that is too long
};

}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"

namespace auralis::cli {

void refuse_bytes_on_terminal(const std::string& output, const std::string& kind) {
  if (output == "-" && ::isatty(STDOUT_FILENO) != 0)
    throw base::Error("standard output is a terminal, and " + kind +
                          " would garble it: pipe it on, or give -o FILE",
                      base::Fault::kUsage);
}

void refuse_input_from_terminal(const std::string& hint) {
  if (::isatty(STDIN_FILENO) != 0)
    throw base::Error("standard input is a terminal: " + hint, base::Fault::kUsage);
}

void fill_closed_standard_streams() noexcept {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(fd, F_GETFD) < 0)  // the lowest free number is the one that open takes
      static_cast<void>(::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

}  // namespace auralis::cli

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

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

}  // namespace auralis::cli

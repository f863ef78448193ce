// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/log.h"

#include <unistd.h>

namespace auralis::base {

void Log::note(std::string_view line) const {
  if (level_ >= Level::kNormal) write(line);
}

void Log::detail(std::string_view line) const {
  if (level_ >= Level::kVerbose) write(line);
}

void Log::write(std::string_view line) const {
  std::string text = tool_;
  text += ": ";
  // Words may quote what came from elsewhere: it shall not write lines of its own, nor move a
  // terminal's cursor.
  for (const char c : line) text += static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? '?' : c;
  text += '\n';
  // Nothing sensible can be done when stderr itself fails.
  [[maybe_unused]] const auto n = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace auralis::base

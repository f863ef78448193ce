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
  text += line;
  text += '\n';
  // Nothing sensible can be done when stderr itself fails.
  [[maybe_unused]] const auto n = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>

#include "base/decimal.h"
#include "cli/duration.h"

namespace auralis::cli {

namespace {

void write_stderr(const std::string& text) {
  [[maybe_unused]] const auto n = ::write(STDERR_FILENO, text.data(), text.size());
}

constexpr const char* kEraseLine = "\r\033[K";

}  // namespace

Progress::Progress(base::Clock& clock, base::Seconds total, const base::Log& log)
    : clock_(clock),
      total_(total),
      start_(clock.now()),
      shown_(start_),
      shows_(log.level() != base::Log::Level::kQuiet && ::isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (dirty_) write_stderr(kEraseLine);
}

void Progress::update(base::Seconds done) {
  const auto now = clock_.now();
  if (!shows_ || now - shown_ < base::Seconds(0.2)) return;
  shown_ = now;
  const double speed = done / std::max(now - start_, base::Seconds(1e-9));
  std::string line = kEraseLine + to_text(done);
  if (total_.count() > 0)
    line += " of " + to_text(total_) + " (" + base::decimal(100 * (done / total_), 0) + " %)";
  line += ", " + base::decimal(speed, speed < 10 ? 1 : 0) + " x real time";
  if (total_ > done && speed > 0) line += ", " + to_text((total_ - done) / speed) + " left";
  write_stderr(line);
  dirty_ = true;
}

}  // namespace auralis::cli

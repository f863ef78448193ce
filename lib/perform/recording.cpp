// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/recording.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "event/event_writer.h"
#include "perform/reached_line.h"

namespace auralis::perform {

Recording::Recording(const std::string& path, int stop) : out_(path, stop) {
  std::error_code none;
  if (path != "-" && std::filesystem::is_regular_file(path, none))
    tail_ = base::Descriptor::open(path, O_WRONLY);
}

void Recording::write(const event::Event& event) {
  ++count_;
  std::string line;
  event::append_line(line, event);
  make_way();
  out_.write(line);
  length_ += static_cast<std::int64_t>(line.size());
  reached_ = std::max(reached_, event.time);
}

/// Removes the line with the time reached. Where that fails, the next line tells why.
void Recording::make_way() {
  if (!tail_) return;
  [[maybe_unused]] const int done = ::ftruncate(tail_.fd(), length_);
}

void Recording::reach(Seconds t) {
  if (!tail_ || t < reached_ + kBetweenReached) return;
  const std::string line = reached_line(t);
  // Where there is no room for it, the music goes on.
  [[maybe_unused]] const auto written = ::pwrite(tail_.fd(), line.data(), line.size(), length_);
  reached_ = t;
}

}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/event_source.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/error.h"

namespace auralis::stream {

namespace {

base::Descriptor open_events(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    throw base::Error("--events " + path + ": no such file; make a FIFO with mkfifo " + path +
                          " and let the composer write into it",
                      base::Fault::kUsage);
  if (std::filesystem::is_directory(status))
    throw base::Error("--events " + path + ": a directory; it should be a FIFO or a file",
                      base::Fault::kUsage);
  return base::Descriptor::open(path, O_RDONLY | O_NONBLOCK);
}

}  // namespace

EventSource::EventSource(std::string path, Timeline& timeline, LiveSource& live,
                         monitor::Metrics& metrics, const base::Log& log)
    : path_(std::move(path)),
      in_(open_events(path_)),
      timeline_(timeline),
      live_(live),
      metrics_(metrics),
      log_(log) {
  struct stat status {};
  file_ = ::fstat(in_.fd(), &status) == 0 && S_ISREG(status.st_mode);
  thread_ = std::thread([this] { run(); });
}

EventSource::~EventSource() {
  stop_.set();
  timeline_.close();
  thread_.join();
}

void EventSource::wait_for_end(Seconds timeout) const noexcept {
  static_cast<void>(ended_.wait(-1, 0, static_cast<int>(timeout.count() * 1e3)));
}

void EventSource::run() noexcept {
  try {
    read_on();
  } catch (const std::exception& error) {
    log_.error(error.what());
  }
  in_.close();  // who would write on is told so, rather than held up once the pipe is full
  ended_.set();
}

void EventSource::read_on() {
  event::EventStream events(in_, path_, log_, false);
  while (!events.at_end()) {
    if (!events.buffered() && stop_.wait(in_.fd(), POLLIN) == 0) return;
    auto event = events.next();
    skipped_ = static_cast<int>(events.skipped());
    if (event && !take(std::move(*event))) return;
  }
  events.tell_rest();
}

bool EventSource::take(event::Event event) {
  if (std::holds_alternative<event::Clock>(event.what)) {
    if (!file_) live_.composed(event.time);
    return true;
  }
  if (std::holds_alternative<event::End>(event.what)) {
    end_ = event.time;
    ended_.set();
    return true;
  }
  if (file_) return timeline_.add_waiting(std::move(event));
  if (!timeline_.add(std::move(event))) metrics_.add(monitor::Metric::kStreamEventsDropped);
  return true;
}

}  // namespace auralis::stream

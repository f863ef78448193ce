// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/event_source.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/error.h"

namespace auralis::stream {

namespace {

/// Malformed lines that are told one by one; the rest are only counted.
constexpr int kMostTold = 10;

base::Descriptor open_events(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    throw base::Error("--events " + path + ": no such file; make a FIFO with mkfifo " + path +
                          " and let the composer write into it",
                      base::Fault::kUsage);
  return base::Descriptor::open(path, O_RDONLY | O_NONBLOCK);
}

}  // namespace

EventSource::EventSource(std::string path, Timeline& timeline, monitor::Metrics& metrics,
                         const base::Log& log)
    : path_(std::move(path)),
      in_(open_events(path_)),
      timeline_(timeline),
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
  ended_.set();
}

void EventSource::read_on() {
  using Result = base::LineReader::Result;
  base::LineReader lines(in_, path_, event::kMaxLineBytes);
  for (;;) {
    if (!lines.buffered() && stop_.wait(in_.fd(), POLLIN) == 0) return;
    std::string_view line;
    const Result result = lines.next(line);
    if (result == Result::kEnd) return;
    if (result == Result::kTooLong) skip(lines.line_number(), "the line is too long");
    if (result == Result::kLine && !take(line, lines.line_number())) return;
  }
}

void EventSource::skip(std::size_t number, const std::string& why) {
  if (++skipped_ <= kMostTold)
    log_.error(path_ + " line " + std::to_string(number) + ": " + why + " (skipped)");
}

bool EventSource::take(std::string_view line, std::size_t number) {
  std::optional<event::Event> event;
  try {
    event = reader_.parse(line);
  } catch (const base::Error& error) {
    skip(number, error.what());
    return true;
  }
  if (!event || std::holds_alternative<event::Clock>(event->what)) return true;
  if (std::holds_alternative<event::End>(event->what)) {
    saw_end_ = true;
    ended_.set();
    return true;
  }
  if (file_) return timeline_.add_waiting(std::move(*event));
  if (!timeline_.add(std::move(*event))) metrics_.add(monitor::Metric::kStreamEventsDropped);
  return true;
}

}  // namespace auralis::stream

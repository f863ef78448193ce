// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/session_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/whole_file.h"
#include "compose/mood/parameter.h"
#include "compose/time/transport.h"
#include "event/event_reader.h"
#include "event/event_writer.h"
#include "perform/reached_line.h"

namespace auralis::perform {

namespace {

namespace fs = std::filesystem;

/// How many bytes of a file its whole lines are.
std::size_t bytes_of_whole_lines(const std::string& text) {
  const std::size_t end = text.rfind('\n') + 1;  // npos + 1 is 0
  if (end < 2) return end;
  const std::size_t last = text.rfind('\n', end - 2) + 1;
  try {
    static_cast<void>(event::EventReader().parse(text.substr(last, end - 1 - last)));
    return end;
  } catch (const base::Error&) {  // a crash came between its bytes
    return last;
  }
}

std::string reason() { return std::generic_category().message(errno); }

/// The file itself where the path is a link to one. Throws base::Error for what is there and no
/// other file can take the place of.
std::string file_at(const std::string& path) {
  std::error_code none;
  const fs::file_status there = fs::status(path, none);
  if (!fs::exists(there)) return path;
  if (!fs::is_regular_file(there))
    throw base::Error("--session " + path + ": should be a file, and is " +
                          (fs::is_directory(there) ? "a directory" : "a device or a FIFO"),
                      base::Fault::kUsage);
  const fs::path target = fs::canonical(path, none);
  return none ? path : target.string();
}

}  // namespace

SessionFile::SessionFile(const std::string& path, const base::Log& log)
    : path_(file_at(path)),
      new_path_(path_ + ".new"),
      log_(log),
      lock_(base::Descriptor::open(path_ + ".lock", O_RDWR | O_CREAT)) {
  if (::flock(lock_.fd(), LOCK_EX | LOCK_NB) != 0)
    throw base::Error("--session " + path_ + ": another auralis-compose keeps its session there");
  out_ = base::Descriptor::open(new_path_, O_WRONLY | O_CREAT | O_TRUNC);
}

SessionFile::~SessionFile() {
  if (!begun_) ::unlink(new_path_.c_str());
}

std::optional<Session> SessionFile::read(const compose::MoodLibrary& moods) const {
  std::error_code none;
  if (!fs::exists(path_, none)) return std::nullopt;
  const std::string text = base::read_whole(path_);
  const std::size_t whole = bytes_of_whole_lines(text);
  if (whole == 0) return std::nullopt;
  if (whole < text.size()) fs::resize_file(path_, whole);
  Session session = read_session(path_, moods, log_);
  const auto end = session.cut ? session.length : session.end;
  if (end && session.reached >= *end) return std::nullopt;
  return session;
}

std::string SessionFile::set_aside() {
  std::string before = path_ + ".before";
  if (::rename(path_.c_str(), before.c_str()) != 0)
    throw base::Error("--session " + path_ + ": " + reason());
  return before;
}

void SessionFile::write(const event::Event& event) {
  ++count_;
  const bool ends = std::holds_alternative<event::End>(event.what);
  if (ends && (!length_ || event.time < *length_)) return put("", event.time);
  std::string line;
  event::append_line(line, event);
  put(line, event.time);
}

/// Adds lines and the time reached behind them, in one write.
void SessionFile::put(const std::string& lines, Seconds reached) {
  const std::string text = lines + reached_line(reached);
  const auto written = ::pwrite(out_.fd(), text.data(), text.size(), tail_);
  if (written == static_cast<ssize_t>(text.size())) {
    tail_ += static_cast<std::int64_t>(lines.size());
    reached_ = reached;
    return;
  }
  if (!std::exchange(told_, true))
    log_.error("--session " + path_ + ": " + (written < 0 ? reason() : "no room") +
               "; what is steered from now on may be forgotten");
}

void SessionFile::begin() {
  if (::rename(new_path_.c_str(), path_.c_str()) != 0)
    throw base::Error("--session " + path_ + ": " + reason());
  begun_ = true;
}

void SessionFile::reach(Seconds t) {
  if (t >= reached_ + kBetweenReached) put("", t);
}

Session folded(Session kept, Seconds exact) {
  if (kept.length || kept.reached <= exact) return kept;
  std::map<std::string, event::Control> last;
  for (const TimedControl& timed : kept.controls)
    last.insert_or_assign(timed.control.param, timed.control);
  kept.controls.clear();
  for (auto& [param, control] : last) kept.controls.push_back({Seconds(0), control});
  kept.reached = compose::to_microseconds(Seconds(std::fmod(kept.reached.count(), exact.count())));
  return kept;
}

}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/control_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.h"

namespace auralis::perform {

namespace {

constexpr int kLinesAtOnce = 256;
constexpr std::int64_t kToldRefusals = 20;

/// Makes the FIFO where nothing is there; says whether it did.
bool make_fifo(const std::string& path) {
  if (::mkfifo(path.c_str(), 0600) == 0) return true;
  const int error = errno;
  struct stat status {};
  if (error == EEXIST && ::stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode))
    return false;
  if (error == EEXIST)
    throw base::Error(path +
                          " is no FIFO, but a file or directory that is there already: control "
                          "lines that were written while nobody read? Remove it",
                      base::Fault::kUsage);
  throw base::Error("cannot make the FIFO " + path + ": " + std::generic_category().message(error));
}

base::Descriptor open_control(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 && errno == ENOENT)
    throw base::Error("no control input at " + path + ": make it with 'mkfifo " + path + "'",
                      base::Fault::kUsage);
  if (S_ISDIR(status.st_mode))
    throw base::Error(path + " is a directory: control lines come from a FIFO (mkfifo) or a file",
                      base::Fault::kUsage);
  // A FIFO that is also open for writing here never reaches its end when a writer leaves.
  const int flags = S_ISFIFO(status.st_mode) ? O_RDWR | O_NONBLOCK : O_RDONLY | O_NONBLOCK;
  return base::Descriptor::open(path, flags);
}

}  // namespace

ControlSource::ControlSource(const std::string& path, const base::Log& log, Fifo fifo)
    : log_(log),
      path_(path),
      made_(fifo == Fifo::kMake && make_fifo(path)),
      in_(open_control(path)),
      lines_(in_, path, event::kMaxLineBytes) {}

ControlSource::~ControlSource() {
  if (made_) ::unlink(path_.c_str());
}

void ControlSource::refuse(const std::string& why) {
  if (++skipped_ <= kToldRefusals)
    log_.error(path_ + ":" + std::to_string(lines_.line_number()) + ": " + why);
  if (skipped_ == kToldRefusals) log_.error(path_ + ": further bad lines are only counted");
}

void ControlSource::apply_to(compose::Composer& composer) {
  using Result = base::LineReader::Result;
  for (int i = 0; i < kLinesAtOnce; ++i) {
    std::string_view line;
    const Result result = lines_.next(line);
    if (result == Result::kNothing || result == Result::kEnd) return;
    if (result == Result::kTooLong) {
      refuse("longer than " + std::to_string(event::kMaxLineBytes) + " bytes");
      continue;
    }
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    try {
      const event::Control control = reader_.parse_control(line);
      const base::Seconds over = reader_.over();
      if (over > base::Seconds(0))
        composer.ramp(control, over);
      else
        composer.control(control);
      ++taken_;
    } catch (const base::Error& error) {
      refuse(error.what());
    }
  }
}

}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/replacement.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <limits>
#include <optional>
#include <system_error>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::base {

namespace fs = std::filesystem;

namespace {

/// The file itself where the path is a link to one.
fs::path target_of(const std::string& path) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  return error ? fs::path(path) : target;
}

/// Whether another file may take its place.
bool can_be_replaced(const std::string& path) {
  std::error_code error;
  const fs::file_status there = fs::symlink_status(path, error);
  if (!fs::exists(there)) return true;
  return fs::is_regular_file(there) && ::access(path.c_str(), W_OK) == 0;
}

/// Hidden names are as ".evening.4711.part.flac" and ".evening.4711-2.part.flac": those of process
/// 4711.
struct HiddenName {
  explicit HiddenName(const fs::path& path)
      : begin("." + path.stem().string() + "."), end(".part" + path.extension().string()) {}

  [[nodiscard]] std::string of_this_process(int number) const {
    const std::string more = number > 1 ? "-" + std::to_string(number) : "";
    return begin + std::to_string(::getpid()) + more + end;
  }

  /// The process whose name it is.
  [[nodiscard]] std::optional<pid_t> owner(const std::string& name) const {
    if (name.size() <= begin.size() + end.size() || !name.starts_with(begin) ||
        !name.ends_with(end))
      return std::nullopt;
    const std::string middle = name.substr(begin.size(), name.size() - begin.size() - end.size());
    const auto dash = middle.find('-');
    const auto pid = parse_integer(middle.substr(0, dash));
    if (!pid || *pid < 1 || *pid > std::numeric_limits<pid_t>::max()) return std::nullopt;
    if (dash != std::string::npos && !parse_integer(middle.substr(dash + 1))) return std::nullopt;
    return static_cast<pid_t>(*pid);
  }

  std::string begin, end;
};

/// Whether nobody writes it any more. The lock says so of a writer on another machine or in another
/// container, too; for a moment, a library that puts a new file in its place leaves it unlocked.
bool is_left_over(const std::string& path, pid_t owner) try {
  if (owner != ::getpid() && (::kill(owner, 0) == 0 || errno != ESRCH)) return false;
  const auto file = Descriptor::open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
  return ::flock(file.fd(), LOCK_EX | LOCK_NB) == 0;
} catch (const Error&) {
  return false;
}

void remove_left_over(const fs::path& path, const HiddenName& hidden) {
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
  for (fs::directory_iterator file(folder, error), end; !error && file != end;
       file.increment(error)) {
    const auto owner = hidden.owner(file->path().filename().string());
    if (owner && is_left_over(file->path(), *owner)) ::unlink(file->path().c_str());
  }
}

}  // namespace

Replacement::Replacement(const std::string& path)
    : path_(path == "-" ? path : target_of(path).string()), fresh_(path_) {
  if (path_ != "-" && can_be_replaced(path_)) make_fresh();
  if (fresh_ == path_) claim_.emplace(path_);
}

void Replacement::make_fresh() {
  const HiddenName hidden(fs::path(path_).filename());
  remove_left_over(path_, hidden);
  constexpr int kMost = 100;  // in one process
  for (int number = 1; number <= kMost; ++number) {
    const std::string fresh =
        fs::path(path_).replace_filename(hidden.of_this_process(number)).string();
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno == EEXIST) continue;
    if (fd < 0) return;  // whoever writes to the path says why not, or can
    lock_ = Descriptor(fd);
    static_cast<void>(try_lock(lock_));
    fresh_ = fresh;
    break;
  }
  std::error_code none;
  if (fs::exists(path_, none)) fs::permissions(fresh_, fs::status(path_, none).permissions(), none);
}

Replacement::~Replacement() {
  if (fresh_ != path_) ::unlink(fresh_.c_str());
}

void Replacement::keep() {
  if (fresh_ == path_) return;
  std::error_code error;
  fs::rename(fresh_, path_, error);
  if (error) throw Error("cannot replace " + path_ + ": " + error.message());
  fresh_ = path_;
  lock_.close();
}

}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/file_claim.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/error.h"

namespace auralis::base {

namespace fs = std::filesystem;

bool try_lock(const Descriptor& file) noexcept {
  return ::flock(file.fd(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

FileClaim::FileClaim(const std::string& path) : path_(path) {
  if (path == "-") return;
  std::error_code none;
  const fs::file_status there = fs::status(path, none);
  if (fs::exists(there) && !fs::is_regular_file(there)) return;
  try {
    file_ = Descriptor::open(path, O_WRONLY | O_CREAT);
  } catch (const Error&) {
    return;
  }
  if (!try_lock(file_))
    throw Error("cannot write " + path + ": another program, or another option, is writing it");
  made_ = !fs::exists(there);
}

FileClaim::~FileClaim() {
  struct stat now {};
  if (made_ && ::fstat(file_.fd(), &now) == 0 && now.st_size == 0) ::unlink(path_.c_str());
}

}  // namespace auralis::base

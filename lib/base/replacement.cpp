// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/replacement.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "base/descriptor.h"
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

}  // namespace

Replacement::Replacement(const std::string& path)
    : path_(path == "-" ? path : target_of(path).string()), fresh_(path_) {
  if (path_ == "-" || !can_be_replaced(path_)) return;
  const fs::path name = fs::path(path_).filename();
  const fs::path fresh = fs::path(path_).replace_filename("." + name.stem().string() + ".part" +
                                                          name.extension().string());
  try {
    const auto made = Descriptor::open(fresh.string(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  } catch (const Error&) {  // whoever writes to the path says why not, or can
    return;
  }
  fresh_ = fresh.string();
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
}

}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/temporary_directory.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/error.h"

namespace auralis::base {

TemporaryDirectory::TemporaryDirectory() {
  std::error_code none;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(none);
  if (none) throw Error("no place for temporary files: TMPDIR should name a directory");
  std::string name = folder / "auralis-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr)
    throw Error("cannot make a directory like " + name + ": " +
                std::generic_category().message(errno));
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;  // nothing sensible can be done about what is left behind
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryDirectory::make_fifo(const std::string& name) const {
  std::string path = *this / name;
  if (::mkfifo(path.c_str(), 0600) != 0)
    throw Error("cannot make the FIFO " + path + ": " + std::generic_category().message(errno));
  return path;
}

}  // namespace auralis::base

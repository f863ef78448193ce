// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/own_files.h"

#include <filesystem>
#include <system_error>

#include "base/error.h"

namespace auralis::cli {

namespace {

namespace fs = std::filesystem;

bool are_same(const std::string& one, const std::string& other) {
  std::error_code none;  // a path that leads nowhere is told when it is opened
  const fs::file_status there = fs::status(one, none);
  if (fs::exists(there))  // a terminal or a socket may be both input and output
    return (fs::is_regular_file(there) || fs::is_fifo(there)) && fs::equivalent(one, other, none);
  const auto whole = [&](const std::string& path) {
    return fs::weakly_canonical(fs::absolute(path, none), none);
  };
  return whole(one) == whole(other);
}

/// Where standard output or input is meant, "-" stands for its device.
void refuse(const NamedFile& one, const NamedFile& other, const char* other_device) {
  if (one.path.empty() || other.path.empty()) return;
  const bool piped = one.path == "-", also = other.path == "-";
  const std::string place = piped ? "/dev/stdout" : one.path;
  const std::string other_place = also ? other_device : other.path;
  if (!are_same(place, other_place) && !(also && place == other_place)) return;
  throw base::Error((piped && !also ? "standard output" : one.option) + " and " + other.option +
                        (piped && !also ? " are one file" : " are both " + one.path) +
                        ": they need files of their own",
                    base::Fault::kUsage);
}

}  // namespace

void refuse_shared_files(const std::vector<NamedFile>& written,
                         const std::vector<NamedFile>& read) {
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t j = i + 1; j < written.size(); ++j)
      refuse(written[i], written[j], "/dev/stdout");
    for (const NamedFile& file : read) refuse(written[i], file, "/dev/stdin");
  }
}

}  // namespace auralis::cli

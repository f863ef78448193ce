// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The files that a command line names: one for two things would be lost.
#pragma once

#include <string>
#include <vector>

namespace auralis::cli {

/// A path that an option names; an empty one is none, and "-" is standard output or input.
struct NamedFile {
  std::string option, path;
};

/// For a tool that reads it.
inline const NamedFile kStandardInput{"standard input", "/dev/stdin"};

/// Throws base::Error, a usage error, where one file is to be written twice, or written and read,
/// by whatever name a path leads to it. Only files and FIFOs count, there or to come.
void refuse_shared_files(const std::vector<NamedFile>& written, const std::vector<NamedFile>& read);

}  // namespace auralis::cli

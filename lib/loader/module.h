// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A module: a shared library of Auralis that a tool loads when it needs it. The tool starts without
// it, and runs where it was not built.
#pragma once

#include <filesystem>

namespace auralis::loader {

/// Where modules lie, seen from the directory of the running binary.
[[nodiscard]] std::filesystem::path module_directory(const std::filesystem::path& binaries);

/// The stamp of this build: a hash of the sources that programs and modules share, the compiler and
/// its options. Two builds of one stamp agree on every type.
[[nodiscard]] const char* build_stamp() noexcept;

class Module {
 public:
  /// Loads the file for good: what a module starts may outlive whoever used it. Loads nothing where
  /// there is no file at `path`. Throws base::Error if the file cannot be loaded or is of another
  /// build.
  explicit Module(const std::filesystem::path& path);

  [[nodiscard]] bool loaded() const noexcept { return handle_ != nullptr; }

  /// A function that the module exports with C linkage; loaded(). Throws base::Error if there is
  /// none of that name.
  template <class Function>
  [[nodiscard]] Function entry(const char* name) const {
    return reinterpret_cast<Function>(symbol(name));
  }

 private:
  [[nodiscard]] void* symbol(const char* name) const;

  std::filesystem::path path_;
  void* handle_ = nullptr;
};

}  // namespace auralis::loader

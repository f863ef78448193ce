// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "loader/module.h"

#include <dlfcn.h>

#include <string>
#include <string_view>

#include "base/error.h"

// Of build_stamp.cmake; every module exports its own under this name.
extern "C" const char auralis_build_stamp[];

namespace auralis::loader {

std::filesystem::path module_directory(const std::filesystem::path& binaries) {
  return (binaries / AURALIS_MODULE_DIRECTORY).lexically_normal();
}

const char* build_stamp() noexcept { return auralis_build_stamp; }

Module::Module(const std::filesystem::path& path) : path_(path) {
  if (!std::filesystem::exists(path)) return;
  handle_ = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle_ == nullptr)  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread loads
    throw base::Error("cannot load a module: " + std::string(::dlerror()));
  const auto* const stamp = static_cast<const char*>(::dlsym(handle_, "auralis_build_stamp"));
  if (stamp == nullptr || std::string_view(stamp) != build_stamp())
    throw base::Error("the module " + path.string() + " is of another build (" +
                      (stamp == nullptr ? "without a stamp" : stamp) + ") than this program (" +
                      build_stamp() + "): install both from one build");
}

void* Module::symbol(const char* name) const {
  void* const symbol = ::dlsym(handle_, name);
  if (symbol == nullptr) throw base::Error("the module " + path_.string() + " has no " + name);
  return symbol;
}

}  // namespace auralis::loader

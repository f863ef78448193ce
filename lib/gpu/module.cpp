// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "gpu/module.h"

#include <dlfcn.h>

#include <string>

#include "base/error.h"

namespace auralis::gpu {

Module::Module(const std::filesystem::path& path, const char* entry) {
  if (!std::filesystem::exists(path)) return;
  // Never unloaded: the CUDA runtime's state outlives whoever used it.
  void* const library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread loads
    throw base::Error("cannot load the CUDA module: " + std::string(::dlerror()));
  const auto count = reinterpret_cast<CountDevices>(::dlsym(library, kCountDevices));
  entry_ = ::dlsym(library, entry);
  if (count == nullptr || entry_ == nullptr)
    throw base::Error("the CUDA module " + path.string() + " is of another version");
  devices_ = count();
}

}  // namespace auralis::gpu

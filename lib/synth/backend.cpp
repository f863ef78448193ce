// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/backend.h"

#include <dlfcn.h>

#include "base/error.h"

namespace auralis::synth {

namespace fs = std::filesystem;

fs::path render_module_path(const fs::path& binaries) {
  return (binaries / AURALIS_MODULE_DIRECTORY / "auralis-render.so").lexically_normal();
}

std::unique_ptr<Backend> load_backend(const fs::path& module, const BackendOptions& options) {
  // Never unloaded: LibTorch's threads and its caches outlive any backend.
  void* const library = ::dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread loads
    throw base::Error("cannot load the render module: " + std::string(::dlerror()));
  const auto make = reinterpret_cast<MakeBackend>(::dlsym(library, kMakeBackend));
  if (make == nullptr)
    throw base::Error("the render module " + module.string() + " is of another version");
  BackendOptions complete = options;
  complete.modules = module.parent_path();
  return std::unique_ptr<Backend>(make(complete));
}

}  // namespace auralis::synth

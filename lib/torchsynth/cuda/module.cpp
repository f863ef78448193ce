// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/cuda/module.h"

#include <dlfcn.h>

#include "base/error.h"

namespace auralis::torchsynth::cuda {

namespace fs = std::filesystem;

Module::Module(const fs::path& binaries) {
  const fs::path path =
      (binaries / AURALIS_MODULE_DIRECTORY / "auralis-voice-cuda.so").lexically_normal();
  if (!fs::exists(path)) return;
  // Never unloaded: the CUDA runtime's state outlives any engine.
  void* const library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread loads
    throw base::Error("cannot load the CUDA module: " + std::string(::dlerror()));
  const auto count = reinterpret_cast<CountDevices>(::dlsym(library, kCountDevices));
  make_ = reinterpret_cast<MakeEngine>(::dlsym(library, kMakeEngine));
  if (count == nullptr || make_ == nullptr)
    throw base::Error("the CUDA module " + path.string() + " is of another version");
  devices_ = count();
}

}  // namespace auralis::torchsynth::cuda

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/torch.h"

#include <string>

#include "base/error.h"

namespace auralis::render {

Torch* LazyTorch::find() {
  if (!looked_) {
    const loader::Module module(modules_ / kTorchModuleFile);
    if (module.loaded()) torch_.reset(module.entry<MakeTorch>(kMakeTorch)());
    looked_ = true;
  }
  return torch_.get();
}

Torch* LazyTorch::find_if_usable(const base::Log& log) try {
  return find();
} catch (const base::Error& refused) {
  log.note(std::string(refused.what()) + "; going on without it");
  return nullptr;
}

Torch& LazyTorch::require(const char* asker) {
  Torch* const torch = find();
  if (torch == nullptr)
    throw base::Error(std::string(asker) +
                      " needs LibTorch, which this Auralis was built without (no " +
                      kTorchModuleFile + " in " + modules_.string() +
                      "); where it is built, scripts/install-packages torch and then "
                      "scripts/build --tools -DAURALIS_TORCH=ON add it");
  return *torch;
}

}  // namespace auralis::render

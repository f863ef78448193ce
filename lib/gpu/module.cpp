// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "gpu/module.h"

namespace auralis::gpu {

Module::Module(const std::filesystem::path& path) : module_(path) {
  if (built()) devices_ = entry<CountDevices>(kCountDevices)();
}

}  // namespace auralis::gpu

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "gpu/module.h"

#include <string>

#include "base/error.h"

namespace auralis::gpu {

Module::Module(const std::filesystem::path& path) : module_(path) {
  if (built()) devices_ = entry<CountDevices>(kCountDevices)();
}

Module module_if_usable(const std::filesystem::path& path, const base::Log& log) try {
  return Module(path);
} catch (const base::Error& refused) {
  log.note(std::string(refused.what()) + "; going on without it");
  return Module({});
}

}  // namespace auralis::gpu

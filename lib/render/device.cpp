// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/device.h"

#include <ATen/Context.h>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::render {

namespace {

int cuda_devices() { return at::hasCUDA() ? static_cast<int>(at::getNumGPUs()) : 0; }

std::string present() {
  std::string names = "cpu";
  if (at::hasMPS()) names += ", mps";
  for (int i = 0; i < cuda_devices(); ++i) names += ", cuda:" + std::to_string(i);
  return names;
}

[[noreturn]] void absent(const std::string& name) {
  throw base::Error("no device '" + name + "' here: there is " + present());
}

c10::Device cuda_device(const std::string& name) {
  std::int64_t index = 0;
  if (name != "cuda") {
    const auto number = base::parse_integer(std::string_view(name).substr(5));
    if (!number)
      throw base::Error("'" + name + "' is no device: write cuda or cuda:N", base::Fault::kUsage);
    index = *number;
  }
  if (index < 0 || index >= cuda_devices()) absent(name);
  return {c10::kCUDA, static_cast<c10::DeviceIndex>(index)};
}

}  // namespace

c10::Device choose_device(const std::string& name) {
  if (name == "cpu") return {c10::kCPU};
  if (name == "mps") return at::hasMPS() ? c10::Device(c10::kMPS) : (absent(name), c10::kCPU);
  if (name == "cuda" || name.starts_with("cuda:")) return cuda_device(name);
  if (name != "auto")
    throw base::Error("'" + name + "' is no device: write auto, cpu, cuda, cuda:N or mps",
                      base::Fault::kUsage);
  if (cuda_devices() > 0) return {c10::kCUDA, 0};
  if (at::hasMPS()) return {c10::kMPS};
  return {c10::kCPU};
}

}  // namespace auralis::render

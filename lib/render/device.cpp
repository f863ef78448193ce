// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/device.h"

#include <ATen/Context.h>

#include <algorithm>

#include "base/decimal.h"
#include "base/error.h"
#include "gpu/module.h"

namespace auralis::render {

namespace {

int torch_devices() { return at::hasCUDA() ? static_cast<int>(at::getNumGPUs()) : 0; }

/// CUDA as LibTorch sees it and as the kernel's module does: either may be built without the other.
class Cuda {
 public:
  Cuda(const std::string& renderer, const std::filesystem::path& modules)
      : renderer_(renderer), module_(modules / cuda::kModuleFile, cuda::kMakeMachine) {}

  [[nodiscard]] bool has(std::int64_t index) const {
    if (index < 0) return false;
    if (renderer_ == "eager") return index < torch_devices();
    return index < module_.devices() || (renderer_ == "auto" && index < torch_devices());
  }

  /// has(index)
  [[nodiscard]] Devices at(std::int64_t index) const {
    Devices devices;
    if (index < torch_devices())
      devices.torch = c10::Device(c10::kCUDA, static_cast<c10::DeviceIndex>(index));
    if (renderer_ != "eager" && index < module_.devices()) {
      devices.make_machine = module_.entry<cuda::MakeMachine>();
      devices.machine = static_cast<int>(index);
    }
    return devices;
  }

  [[noreturn]] void absent(const std::string& name) const {
    std::string names = "cpu";
    if (at::hasMPS()) names += ", mps";
    for (int i = 0; i < std::max(torch_devices(), module_.devices()); ++i)
      names += ", cuda:" + std::to_string(i);
    if (renderer_ == "fused" && !module_.built())
      names += " (the fused renderer's kernel for CUDA is not built: no " +
               std::string(cuda::kModuleFile) + ")";
    throw base::Error("no device '" + name + "' here: there is " + names);
  }

 private:
  std::string renderer_;
  gpu::Module module_;
};

/// The N of cuda:N, 0 for cuda.
std::int64_t cuda_index(const std::string& name) {
  if (name == "cuda") return 0;
  const auto index = base::parse_integer(std::string_view(name).substr(name.find(':') + 1));
  if (!index)
    throw base::Error("'" + name + "' is no device: write cuda or cuda:N", base::Fault::kUsage);
  return *index;
}

}  // namespace

std::string Devices::name() const {
  return make_machine != nullptr ? "cuda:" + std::to_string(machine) : torch.str();
}

Devices choose_devices(const std::string& device, const std::string& renderer,
                       const std::filesystem::path& modules) {
  const bool by_number = device == "cuda" || device.starts_with("cuda:");
  if (!by_number && device != "auto" && device != "cpu" && device != "mps")
    throw base::Error("'" + device + "' is no device: write auto, cpu, cuda, cuda:N or mps",
                      base::Fault::kUsage);
  const std::int64_t index = by_number ? cuda_index(device) : 0;
  if (device == "cpu") return {};
  const Cuda cuda(renderer, modules);
  if (device != "mps" && cuda.has(index)) return cuda.at(index);
  if (by_number || (device == "mps" && !at::hasMPS())) cuda.absent(device);
  if (device == "auto" && (renderer == "fused" || !at::hasMPS())) return {};
  return {.torch = c10::Device(c10::kMPS)};
}

}  // namespace auralis::render

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/engine_choice.h"

#include <algorithm>

#include "base/error.h"
#include "gpu/module.h"

namespace auralis::render {

namespace {

int cuda_devices(const Torch* torch) { return torch != nullptr ? torch->cuda_devices() : 0; }

bool has(const Torch* torch, const Device& device) {
  switch (device.kind) {
    case DeviceKind::kCpu:
      return true;
    case DeviceKind::kCuda:
      return device.index >= 0 && device.index < cuda_devices(torch);
    case DeviceKind::kMetal:
      break;
  }
  return torch != nullptr && torch->has_metal();
}

[[noreturn]] void absent(const std::string& name, const Torch* torch, int kernels_devices,
                         const std::string& note) {
  std::string names = "cpu";
  if (torch != nullptr && torch->has_metal()) names += ", mps";
  for (int i = 0; i < std::max(cuda_devices(torch), kernels_devices); ++i)
    names += ", cuda:" + std::to_string(i);
  throw base::Error("no device '" + name + "' here: there is " + names + note);
}

EngineChoice choose_eager(const std::string& name, const DeviceRequest& request, LazyTorch& lazy) {
  const Torch& torch = lazy.require("--renderer eager");
  Device device = request.device;
  if (request.any)
    for (const Device& best : {Device{DeviceKind::kCuda, 0}, Device{DeviceKind::kMetal}, Device{}})
      if (has(&torch, best)) {
        device = best;
        break;
      }
  if (!has(&torch, device)) absent(name, &torch, 0, "");
  return {.eager = true, .voices = device, .reverb = device};
}

/// Voices by the kernels; the reverb keeps them company where LibTorch has CUDA, too.
EngineChoice choose_kernels(const gpu::Module& module, int index, const Torch* torch) {
  const Device device{DeviceKind::kCuda, index};
  return {.voices = device,
          .reverb = has(torch, device) ? device : Device{},
          .make_machine = module.entry<cuda::MakeMachine>(cuda::kMakeMachine)};
}

/// The first device of the kernels, or the CPU.
EngineChoice choose_any(const std::filesystem::path& modules, LazyTorch& torch,
                        const base::Log& log) {
  const gpu::Module kernels = gpu::module_if_usable(modules / cuda::kModuleFile, log);
  if (kernels.devices() == 0) return {};
  return choose_kernels(kernels, 0, torch.find_if_usable(log));
}

}  // namespace

std::vector<Device> devices_here(const std::filesystem::path& modules, const base::Log& log) {
  LazyTorch lazy(modules);
  const Torch* const torch = lazy.find_if_usable(log);
  const gpu::Module kernels = gpu::module_if_usable(modules / cuda::kModuleFile, log);
  std::vector<Device> devices{Device{}};
  for (int i = 0; i < std::max(cuda_devices(torch), kernels.devices()); ++i)
    devices.push_back({DeviceKind::kCuda, i});
  if (has(torch, {DeviceKind::kMetal})) devices.push_back({DeviceKind::kMetal});
  return devices;
}

EngineChoice choose_engine(const std::string& name, const std::string& renderer,
                           const std::filesystem::path& modules, LazyTorch& torch,
                           const base::Log& log) {
  if (renderer != "auto" && renderer != "eager" && renderer != "fused")
    throw base::Error("'" + renderer + "' is no renderer: write auto, eager or fused",
                      base::Fault::kUsage);
  const DeviceRequest request = parse_device(name);
  if (renderer == "eager") return choose_eager(name, request, torch);
  if (!request.any && request.device.is_cpu()) return {};
  if (request.device.kind == DeviceKind::kMetal) {
    if (renderer == "fused")
      throw base::Error("the fused renderer runs on cpu and cuda; for mps give --renderer eager");
    const Torch& metal = torch.require("--device mps");
    if (!metal.has_metal()) absent(name, &metal, 0, "");
    return {.eager = true, .voices = request.device, .reverb = request.device};
  }
  if (request.any) return choose_any(modules, torch, log);
  const gpu::Module kernels(modules / cuda::kModuleFile);
  const int index = request.device.index;
  if (index >= 0 && index < kernels.devices()) return choose_kernels(kernels, index, torch.find());
  if (renderer == "auto" && has(torch.find(), request.device))
    return {.eager = true, .voices = request.device, .reverb = request.device};
  absent(name, torch.find(), kernels.devices(),
         kernels.built() || renderer != "fused"
             ? ""
             : " (the fused renderer's kernel for CUDA is not built: no " +
                   std::string(cuda::kModuleFile) + ")");
}

}  // namespace auralis::render

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The module's entry: LibTorch set up once, its devices, renderer and convolver.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Utils.h>

#include "base/error.h"
#include "render/torch.h"
#include "render_torch/eager_renderer.h"
#include "render_torch/torch_cache.h"
#include "render_torch/torch_convolver.h"

namespace auralis::render_torch {

namespace {

/// LibTorch's threads spin while they wait: on the live path one thread is faster than two, and it
/// leaves the other core to whoever streams.
void set_up_libtorch() {
  at::set_num_threads(1);
  at::set_num_interop_threads(1);
  at::globalContext().setFlushDenormal(true);
}

c10::Device device_of(const render::Device& device) {
  switch (device.kind) {
    case render::DeviceKind::kCpu:
      return c10::kCPU;
    case render::DeviceKind::kMetal:
      return c10::kMPS;
    case render::DeviceKind::kCuda:
      break;
  }
  return {c10::kCUDA, static_cast<c10::DeviceIndex>(device.index)};
}

/// LibTorch's errors as ours, the stack left out.
template <class Make>
auto translated(const Make& make) {
  try {
    return make();
  } catch (const c10::Error& error) {
    const std::string message = error.what_without_backtrace();
    throw base::Error("LibTorch: " + message.substr(0, message.find('\n')));
  }
}

class LibTorch final : public render::Torch {
 public:
  [[nodiscard]] int cuda_devices() const override {
    return at::hasCUDA() ? static_cast<int>(at::getNumGPUs()) : 0;
  }
  [[nodiscard]] bool has_metal() const override { return at::hasMPS(); }

  [[nodiscard]] std::unique_ptr<synth::Renderer> make_renderer(
      int slots, base::SampleRate rate, const render::Device& device) override {
    return translated(
        [&] { return std::make_unique<EagerRenderer>(slots, rate, device_of(device)); });
  }

  [[nodiscard]] std::unique_ptr<render::Convolver> make_convolver(
      const render::ComplexResponse& response, int partition,
      const render::Device& device) override {
    return translated(
        [&] { return std::make_unique<TorchConvolver>(response, partition, device_of(device)); });
  }

  [[nodiscard]] std::size_t device_bytes(const render::Device& device) const override {
    return torch_bytes(device_of(device));
  }
};

}  // namespace

}  // namespace auralis::render_torch

extern "C" auralis::render::Torch* auralis_make_torch() {
  return auralis::render_torch::translated([]() -> auralis::render::Torch* {
    static const bool once = [] {
      auralis::render_torch::set_up_libtorch();
      return true;
    }();
    (void)once;
    return new auralis::render_torch::LibTorch();
  });
}

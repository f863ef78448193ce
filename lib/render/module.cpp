// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The render module's one entry: chooses a device, sets LibTorch up once, makes renderer and
// reverb.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Utils.h>

#include "base/clock.h"
#include "base/error.h"
#include "render/convolution_reverb.h"
#include "render/cuda/cuda_renderer.h"
#include "render/device.h"
#include "render/eager_renderer.h"
#include "render/fused_convolver.h"
#include "render/fused_renderer.h"
#include "render/kernel/voice_kernel.h"
#include "render/torch_cache.h"
#include "render/torch_convolver.h"
#include "synth/backend.h"

namespace auralis::render {

namespace {

constexpr std::uint64_t kRoomSeed = 1;

/// LibTorch's threads spin while they wait: on the live path one thread is faster than two, and it
/// leaves the other core to whoever streams.
void set_up_libtorch() {
  static const bool once = [] {
    at::set_num_threads(1);
    at::set_num_interop_threads(1);
    at::globalContext().setFlushDenormal(true);
    return true;
  }();
  (void)once;
}

std::unique_ptr<synth::Renderer> make_renderer(const synth::BackendOptions& options,
                                               const Devices& devices) {
  const std::string& renderer = options.renderer;
  if (renderer != "auto" && renderer != "eager" && renderer != "fused")
    throw base::Error("'" + renderer + "' is no renderer: write auto, eager or fused",
                      base::Fault::kUsage);
  if (devices.make_machine != nullptr)
    return std::make_unique<CudaRenderer>(std::unique_ptr<cuda::Machine>(
        devices.make_machine({.device = devices.machine,
                              .groups = (options.slots + kLanes - 1) / kLanes,
                              .rate = static_cast<float>(options.rate.hz)})));
  if (renderer == "eager" || (renderer == "auto" && !devices.torch.is_cpu()))
    return std::make_unique<EagerRenderer>(options.slots, options.rate, devices.torch);
  if (!devices.torch.is_cpu())
    throw base::Error("the fused renderer runs on cpu and cuda; for " + devices.torch.str() +
                      " give --renderer eager");
  const int batch = FusedRenderer::choose_batch(options.slots, options.rate, base::SteadyClock());
  return std::make_unique<FusedRenderer>(options.slots, options.rate, batch);
}

/// Convolvers keep the renderer company: the reference where that is asked for, and where there is
/// no other.
MakeConvolver make_convolvers(const synth::BackendOptions& options, c10::Device device) {
  if (options.renderer == "eager" || !device.is_cpu())
    return [device](const ComplexResponse& response, int partition) {
      return std::make_unique<TorchConvolver>(response, partition, device);
    };
  return [](const ComplexResponse& response, int partition) {
    return std::make_unique<FusedConvolver>(response, partition);
  };
}

std::unique_ptr<synth::Reverb> make_reverb(const synth::BackendOptions& options,
                                           c10::Device device) {
  if (!options.impulse && options.reverb == "none") return std::make_unique<synth::NoReverb>();
  ImpulseResponse response =
      options.impulse ? *options.impulse
                      : make_response(room_named(options.reverb), options.rate, kRoomSeed);
  normalise(response);
  return std::make_unique<ConvolutionReverb>(response, make_convolvers(options, device));
}

class TorchBackend final : public synth::Backend {
 public:
  explicit TorchBackend(const synth::BackendOptions& options)
      : devices_(choose_devices(options.device, options.renderer, options.modules)),
        renderer_(make_renderer(options, devices_)),
        reverb_(make_reverb(options, devices_.torch)) {
    warm_up();
  }

  synth::Renderer& renderer() noexcept override { return *renderer_; }
  synth::Reverb& reverb() noexcept override { return *reverb_; }

  [[nodiscard]] std::string description() const override {
    std::string how;
    if (const cuda::Machine* machine = this->machine())
      how = " (" + machine->description() + ")";
    else if (const auto* fused = dynamic_cast<const FusedRenderer*>(renderer_.get()))
      how = " (" + instruction_set() + ", " + std::to_string(fused->batch()) + " voices a pass)";
    return std::string(renderer_->name()) + " renderer" + how + " on " + devices_.name();
  }

  [[nodiscard]] std::size_t device_bytes() const override {
    const cuda::Machine* machine = this->machine();
    return torch_bytes(devices_.torch) + (machine != nullptr ? machine->device_bytes() : 0);
  }

 private:
  /// Null where voices are not on the CUDA kernel.
  [[nodiscard]] const cuda::Machine* machine() const {
    const auto* const renderer = dynamic_cast<const CudaRenderer*>(renderer_.get());
    return renderer != nullptr ? &renderer->machine() : nullptr;
  }

  /// LibTorch sets much up when an operator first runs, which would make the first blocks late. Two
  /// long blocks of silence leave the reverb as it was.
  void warm_up() {
    std::vector<float> left(2 * ConvolutionReverb::kLong), right(left.size());
    reverb_->process(left, right);
  }

  Devices devices_;
  std::unique_ptr<synth::Renderer> renderer_;
  std::unique_ptr<synth::Reverb> reverb_;
};

}  // namespace

/// The same for whoever links the render layer itself: tests and benchmarks.
std::unique_ptr<synth::Backend> make_backend(const synth::BackendOptions& options) {
  try {
    set_up_libtorch();
    return std::make_unique<TorchBackend>(options);
  } catch (const c10::Error& error) {
    const std::string message = error.what_without_backtrace();
    throw base::Error("LibTorch: " + message.substr(0, message.find('\n')));
  }
}

}  // namespace auralis::render

extern "C" auralis::synth::Backend* auralis_make_backend(
    const auralis::synth::BackendOptions& options) {
  return auralis::render::make_backend(options).release();
}

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
#include "render/device.h"
#include "render/eager_renderer.h"
#include "render/fused_convolver.h"
#include "render/fused_renderer.h"
#include "render/kernel/voice_kernel.h"
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
                                               c10::Device device) {
  if (options.renderer == "eager")
    return std::make_unique<EagerRenderer>(options.slots, options.rate, device);
  if (options.renderer == "fused" && !device.is_cpu())
    throw base::Error("the fused renderer runs on cpu; for " + device.str() +
                      " give --renderer eager");
  if (options.renderer == "fused" || (options.renderer == "auto" && device.is_cpu())) {
    const int batch = FusedRenderer::choose_batch(options.slots, options.rate, base::SteadyClock());
    return std::make_unique<FusedRenderer>(options.slots, options.rate, batch);
  }
  if (options.renderer == "auto")
    return std::make_unique<EagerRenderer>(options.slots, options.rate, device);
  throw base::Error("'" + options.renderer + "' is no renderer: write auto, eager or fused",
                    base::Fault::kUsage);
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
      : device_(choose_device(options.device)),
        renderer_(make_renderer(options, device_)),
        reverb_(make_reverb(options, device_)) {
    warm_up();
  }

  synth::Renderer& renderer() noexcept override { return *renderer_; }
  synth::Reverb& reverb() noexcept override { return *reverb_; }

  [[nodiscard]] std::string description() const override {
    std::string chosen;
    if (const auto* fused = dynamic_cast<const FusedRenderer*>(renderer_.get()))
      chosen = " (" + instruction_set() + ", " + std::to_string(fused->batch()) + " voices a pass)";
    return std::string(renderer_->name()) + " renderer" + chosen + " on " + device_.str();
  }

 private:
  /// LibTorch sets much up when an operator first runs, which would make the first blocks late. Two
  /// long blocks of silence leave the reverb as it was.
  void warm_up() {
    std::vector<float> left(2 * ConvolutionReverb::kLong), right(left.size());
    reverb_->process(left, right);
  }

  c10::Device device_;
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

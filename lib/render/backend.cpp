// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/backend.h"

#include "base/clock.h"
#include "render/convolution_reverb.h"
#include "render/cuda/cuda_renderer.h"
#include "render/fused_convolver.h"
#include "render/fused_renderer.h"
#include "render/kernel/voice_kernel.h"

namespace auralis::render {

namespace {

constexpr std::uint64_t kRoomSeed = 1;
constexpr double kRoomSway = 3;  // cents

ImpulseResponse response_for(const BackendOptions& options) {
  ImpulseResponse response =
      options.impulse ? *options.impulse
                      : make_response(room_named(options.reverb), options.rate, kRoomSeed);
  normalise(response);
  return response;
}

/// Rooms sway; a response of the user's own is answered as it is.
std::unique_ptr<ConvolutionReverb> reverb_for(const BackendOptions& options,
                                              const MakeConvolver& make) {
  return std::make_unique<ConvolutionReverb>(response_for(options), make, options.rate,
                                             options.impulse ? 0 : kRoomSway);
}

/// LibTorch sets much up when an operator first runs, which would make the first blocks late: two
/// long blocks go through a reverb that is not used any more.
void warm_up(synth::Reverb&& reverb) {
  std::vector<float> left(2 * ConvolutionReverb::kLong), right(left.size());
  reverb.process(left, right);
}

}  // namespace

Backend::Backend(const BackendOptions& options, const std::filesystem::path& modules,
                 const base::Log& log)
    : torch_(modules),
      chosen_(choose_engine(options.device, options.renderer, modules, torch_, log)),
      renderer_(make_renderer(options)),
      reverb_(make_reverb(options)) {}

std::unique_ptr<synth::Renderer> Backend::make_renderer(const BackendOptions& options) {
  if (chosen_.eager)
    return torch_.find()->make_renderer(options.slots, options.rate, chosen_.voices);
  if (chosen_.make_machine != nullptr)
    return std::make_unique<CudaRenderer>(std::unique_ptr<cuda::Machine>(
        chosen_.make_machine({.device = chosen_.voices.index,
                              .groups = (options.slots + kLanes - 1) / kLanes,
                              .rate = static_cast<float>(options.rate.hz)})));
  const int batch = FusedRenderer::choose_batch(options.slots, options.rate, base::SteadyClock());
  return std::make_unique<FusedRenderer>(options.slots, options.rate, batch);
}

/// LibTorch convolves beside its renderer, as the reference, and where there is no other.
std::unique_ptr<synth::Reverb> Backend::make_reverb(const BackendOptions& options) {
  if (!options.impulse && options.reverb == "none") return std::make_unique<synth::NoReverb>();
  if (!chosen_.eager && chosen_.reverb.is_cpu())
    return reverb_for(options, [](const ComplexResponse& response, int partition) {
      return std::make_unique<FusedConvolver>(response, partition);
    });
  const MakeConvolver make = [this](const ComplexResponse& response, int partition) {
    return torch_.find()->make_convolver(response, partition, chosen_.reverb);
  };
  warm_up(std::move(*reverb_for(options, make)));
  return reverb_for(options, make);
}

const cuda::Machine* Backend::machine() const {
  const auto* const renderer = dynamic_cast<const CudaRenderer*>(renderer_.get());
  return renderer != nullptr ? &renderer->machine() : nullptr;
}

std::string Backend::description() const {
  std::string how;
  if (const cuda::Machine* machine = this->machine())
    how = " (" + machine->description() + ")";
  else if (const auto* fused = dynamic_cast<const FusedRenderer*>(renderer_.get()))
    how = " (" + instruction_set() + ", " + std::to_string(fused->batch()) + " voices a pass)";
  return std::string(renderer_->name()) + " renderer" + how + " on " + chosen_.voices.name();
}

std::size_t Backend::device_bytes() const {
  const Torch* const torch = torch_.loaded();
  const cuda::Machine* const machine = this->machine();
  return (torch != nullptr ? torch->device_bytes(chosen_.voices) : 0) +
         (machine != nullptr ? machine->device_bytes() : 0);
}

}  // namespace auralis::render

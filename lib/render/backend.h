// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a synthesizer renders with: a renderer and a reverb, on the device that was chosen.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/log.h"
#include "base/units.h"
#include "render/engine_choice.h"
#include "synth/engine.h"

namespace auralis::render {

struct BackendOptions {
  std::string device = "auto";    ///< auto, cpu, cuda, cuda:N or mps
  std::string renderer = "auto";  ///< auto, eager or fused
  base::SampleRate rate{44100};
  int slots = 128;
  std::string reverb = "hall";  ///< hall, plate, room, cathedral or none
  /// What the reverb answers an impulse by, at `rate`, in place of a room's name; not silent.
  std::optional<synth::ImpulseResponse> impulse = std::nullopt;
};

/// Used by the thread that made it.
class Backend final : public synth::Engine {
 public:
  /// `modules` is where LibTorch's module and the CUDA kernels' lie (loader::module_directory).
  /// Throws base::Error where the device is not there or fails; tells of what it does without.
  Backend(const BackendOptions& options, const std::filesystem::path& modules,
          const base::Log& log);

  [[nodiscard]] synth::Renderer& renderer() noexcept override { return *renderer_; }
  [[nodiscard]] synth::Reverb& reverb() noexcept override { return *reverb_; }

  /// What was chosen, for people: "fused renderer (AVX3, 16 voices a pass) on cpu".
  [[nodiscard]] std::string description() const;
  /// Memory held on a GPU now; 0 where none is used.
  [[nodiscard]] std::size_t device_bytes() const;

 private:
  [[nodiscard]] std::unique_ptr<synth::Renderer> make_renderer(const BackendOptions& options);
  [[nodiscard]] std::unique_ptr<synth::Reverb> make_reverb(const BackendOptions& options);
  /// Null where voices are not on the CUDA kernels.
  [[nodiscard]] const cuda::Machine* machine() const;

  LazyTorch torch_;
  EngineChoice chosen_;
  std::unique_ptr<synth::Renderer> renderer_;
  std::unique_ptr<synth::Reverb> reverb_;
};

}  // namespace auralis::render

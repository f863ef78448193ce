// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The render module: LibTorch and the kernels behind one door, loaded when a tool first needs them,
// so that --help and a wrong option answer without waiting for LibTorch's 288 shared libraries.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/units.h"
#include "synth/renderer.h"
#include "synth/reverb.h"

namespace auralis::synth {

struct BackendOptions {
  std::string device = "auto";    ///< auto, cpu, cuda, cuda:N or mps
  std::string renderer = "auto";  ///< auto, eager or fused
  base::SampleRate rate{44100};
  int slots = 128;
  std::size_t max_frames = 44100;  ///< of one call of Renderer::render
  std::string reverb = "hall";     ///< hall, plate, room, cathedral or none
  /// What the reverb answers an impulse by, at `rate`, in place of a room's name; not silent.
  std::optional<ImpulseResponse> impulse = std::nullopt;
  std::filesystem::path modules = {};  ///< where the CUDA kernel's lies; load_backend knows
};

/// A renderer and a reverb on one device.
class Backend {
 public:
  virtual ~Backend() = default;
  [[nodiscard]] virtual Renderer& renderer() noexcept = 0;
  [[nodiscard]] virtual Reverb& reverb() noexcept = 0;
  /// What was chosen, for people: "fused renderer (AVX3, 16 voices a pass) on cpu".
  [[nodiscard]] virtual std::string description() const = 0;
  /// Memory held on a GPU now; 0 where none is used.
  [[nodiscard]] virtual std::size_t device_bytes() const = 0;
};

/// Loads the module that lies at `module` (see render_module_path) and makes a backend. Throws
/// base::Error where the module or the device is not there. Call from the thread that will render.
[[nodiscard]] std::unique_ptr<Backend> load_backend(const std::filesystem::path& module,
                                                    const BackendOptions& options);

/// Where the module lies, seen from the directory of the running binary.
[[nodiscard]] std::filesystem::path render_module_path(const std::filesystem::path& binaries);

/// The module's one entry, exported under this name with C linkage.
using MakeBackend = Backend* (*)(const BackendOptions&);
inline constexpr const char* kMakeBackend = "auralis_make_backend";

}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The seam in front of LibTorch: what its module does for a backend. No tensor type here.
#pragma once

#include <filesystem>
#include <memory>

#include "base/log.h"
#include "base/units.h"
#include "loader/module.h"
#include "render/convolver.h"
#include "render/device.h"
#include "synth/renderer.h"

namespace auralis::render {

/// Its functions throw base::Error where LibTorch fails. Used by one thread.
class Torch {
 public:
  virtual ~Torch() = default;

  /// The devices that LibTorch sees.
  [[nodiscard]] virtual int cuda_devices() const = 0;
  [[nodiscard]] virtual bool has_metal() const = 0;

  /// The eager renderer.
  [[nodiscard]] virtual std::unique_ptr<synth::Renderer> make_renderer(int slots,
                                                                       base::SampleRate rate,
                                                                       const Device& device) = 0;
  [[nodiscard]] virtual std::unique_ptr<Convolver> make_convolver(const ComplexResponse& response,
                                                                  int partition,
                                                                  const Device& device) = 0;
  /// Memory that LibTorch holds on the device; 0 on the CPU.
  [[nodiscard]] virtual std::size_t device_bytes(const Device& device) const = 0;
};

/// The module's entry, exported under this name with C linkage. Throws base::Error.
using MakeTorch = Torch* (*)();
inline constexpr const char* kMakeTorch = "auralis_make_torch";
inline constexpr const char* kTorchModuleFile = "auralis-torch.so";

/// LibTorch's module, loaded when it is first asked for: loading takes half a second and 100 MiB.
class LazyTorch {
 public:
  explicit LazyTorch(std::filesystem::path modules) : modules_(std::move(modules)) {}

  /// Null where the module was not built. Throws base::Error where it cannot be loaded.
  [[nodiscard]] Torch* find();
  /// The same, and null where the module cannot be loaded, which is told.
  [[nodiscard]] Torch* find_if_usable(const base::Log& log);
  /// Throws base::Error where the module was not built. `asker` is what asks for it: "--device
  /// mps".
  [[nodiscard]] Torch& require(const char* asker);
  /// Null before it is loaded.
  [[nodiscard]] const Torch* loaded() const noexcept { return torch_.get(); }

 private:
  std::filesystem::path modules_;
  bool looked_ = false;
  std::unique_ptr<Torch> torch_;
};

}  // namespace auralis::render

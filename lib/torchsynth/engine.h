// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where sounds are rendered: by the CPU's kernel, or by the CUDA module's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/log.h"
#include "pcm/block.h"
#include "torchsynth/sound.h"

namespace auralis::torchsynth {

/// Used by the thread that made it.
class BatchRenderer {
 public:
  virtual ~BatchRenderer() = default;
  /// How many sounds a call renders at most.
  [[nodiscard]] virtual std::size_t capacity() const noexcept = 0;
  /// Renders as many sounds as there are blocks (mono, kSamples long). Throws base::Error if a
  /// device fails.
  virtual void render(std::span<const Sound> sounds, std::span<pcm::Block> out) = 0;
};

/// Renders into a device's own memory.
class ResidentRenderer {
 public:
  virtual ~ResidentRenderer() = default;
  /// Draws and renders sounds of synth1B1 without anything leaving the device, and returns when all
  /// is done. Throws base::Error.
  virtual void render(std::int64_t first, std::int64_t count) = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;
  /// From any thread. Throws base::Error if a device has no room.
  [[nodiscard]] virtual std::unique_ptr<BatchRenderer> make_renderer() const = 0;
  /// For people: "voice kernel (AVX3) on cpu".
  [[nodiscard]] virtual std::string description() const = 0;
  /// Nothing where sounds are rendered in the host's memory. Throws base::Error.
  [[nodiscard]] virtual std::unique_ptr<ResidentRenderer> make_resident() const { return nullptr; }
};

[[nodiscard]] std::unique_ptr<Engine> make_cpu_engine();

/// The engine that a name asks for: "auto" takes CUDA where the module and a device are there, else
/// the CPU, and tells of a module that cannot be loaded; "cpu", "cuda" and "cuda:N" ask for just
/// that. `binaries` is the directory of the running binary, which the module is found from. Throws
/// base::Error where it is not there, saying what is.
[[nodiscard]] std::unique_ptr<Engine> choose_engine(const std::string& device,
                                                    const std::filesystem::path& binaries,
                                                    const base::Log& log);

}  // namespace auralis::torchsynth

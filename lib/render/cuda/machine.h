// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The seam in front of the device: the memory it shares with the host, and a launch.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "render/cuda/group_orders.h"
#include "render/voice/voice_lanes.h"
#include "synth/renderer.h"

namespace auralis::render::cuda {

/// The most periods of one launch: 371 ms at 44.1 kHz.
inline constexpr int kMostPeriods = 1024;

/// Memory of the host that the device reaches by itself. The device has groups of its own, in which
/// voices move on; of the host's it reads the times of all and what is fixed of those that start.
struct SharedMemory {
  std::span<VoiceLanes> groups;
  std::span<GroupOrders> orders;  ///< one a group
  float* brightness = nullptr;    ///< [kMostPeriods + 1], octaves
  const float* buses = nullptr;   ///< [kBuses, frames of the span]
};

/// Used by one thread.
class Machine {
 public:
  virtual ~Machine() = default;
  [[nodiscard]] virtual const SharedMemory& memory() const noexcept = 0;
  /// Renders the first `periods` + 1 of memory().brightness into memory().buses in one launch, and
  /// waits for it once. Throws base::Error if the device fails.
  virtual void render(int periods) = 0;
  /// Settles how many voices a thread block has: renders what memory() holds at each number and
  /// keeps the fastest. The samples are the same for all.
  virtual void tune(int periods) = 0;
  /// For people: "NVIDIA H100, 32 voices a thread block".
  [[nodiscard]] virtual std::string description() const = 0;
  [[nodiscard]] virtual std::size_t device_bytes() const noexcept = 0;
};

/// What a machine is made for.
struct MachineOptions {
  int device = 0;      ///< from 0
  int groups = 8;      ///< of kLanes voices each
  float rate = 44100;  ///< Hz
};

/// The CUDA module's entry, exported under this name with C linkage. Throws base::Error.
using MakeMachine = Machine* (*)(const MachineOptions&);
inline constexpr const char* kMakeMachine = "auralis_make_cuda_machine";
inline constexpr const char* kModuleFile = "auralis-render-cuda.so";

}  // namespace auralis::render::cuda

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A processor that renders, by its name on the command line: cpu, cuda:N, mps.
#pragma once

#include <string>

namespace auralis::render {

enum class DeviceKind { kCpu, kCuda, kMetal };

struct Device {
  DeviceKind kind = DeviceKind::kCpu;
  int index = 0;  ///< of a CUDA device, from 0

  [[nodiscard]] bool is_cpu() const noexcept { return kind == DeviceKind::kCpu; }
  /// "cuda:0"
  [[nodiscard]] std::string name() const;

  bool operator==(const Device&) const = default;
};

/// What --device asks for: any that is there, or just one.
struct DeviceRequest {
  bool any = false;
  Device device;
};

/// auto, cpu, cuda (which is cuda:0), cuda:N or mps. Throws base::Error for anything else.
[[nodiscard]] DeviceRequest parse_device(const std::string& text);

}  // namespace auralis::render

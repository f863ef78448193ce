// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/device.h"

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::render {

namespace {

/// The N of cuda:N.
int cuda_index(const std::string& name) {
  const auto index = base::parse_integer(std::string_view(name).substr(name.find(':') + 1));
  if (!index || *index != static_cast<int>(*index))
    throw base::Error("'" + name + "' is no device: write cuda or cuda:N", base::Fault::kUsage);
  return static_cast<int>(*index);
}

}  // namespace

std::string Device::name() const {
  switch (kind) {
    case DeviceKind::kCpu:
      return "cpu";
    case DeviceKind::kMetal:
      return "mps";
    case DeviceKind::kCuda:
      break;
  }
  return "cuda:" + std::to_string(index);
}

DeviceRequest parse_device(const std::string& text) {
  if (text == "auto") return {.any = true, .device = {}};
  if (text == "cpu") return {};
  if (text == "mps") return {.device = {DeviceKind::kMetal}};
  if (text == "cuda") return {.device = {DeviceKind::kCuda, 0}};
  if (text.starts_with("cuda:")) return {.device = {DeviceKind::kCuda, cuda_index(text)}};
  throw base::Error("'" + text + "' is no device: write auto, cpu, cuda, cuda:N or mps",
                    base::Fault::kUsage);
}

}  // namespace auralis::render

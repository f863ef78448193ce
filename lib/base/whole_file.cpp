// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/whole_file.h"

#include <fcntl.h>

#include <array>
#include <span>

#include "base/descriptor.h"
#include "base/error.h"

namespace auralis::base {

namespace {
constexpr std::size_t kMostBytes = std::size_t{256} << 20;  // what has no end, as /dev/zero
}

std::string read_whole(const std::string& path) {
  const auto file = Descriptor::open(path, O_RDONLY);
  std::string bytes;
  std::array<char, 65536> part;
  while (const auto size = read_some(file, std::as_writable_bytes(std::span(part)), path)) {
    if (bytes.size() + size > kMostBytes)
      throw Error("cannot read " + path + ": longer than " + std::to_string(kMostBytes >> 20) +
                  " MiB");
    bytes.append(part.data(), size);
  }
  return bytes;
}

}  // namespace auralis::base

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/ending.h"

#include <filesystem>

#include "base/letter_case.h"

namespace auralis::base {

std::string ending_of(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code none;
  const auto type = fs::status(path, none).type();
  if (type == fs::file_type::fifo || type == fs::file_type::character) return {};
  const std::string ending = lower_case(fs::path(path).extension().string());
  return ending == "." ? "" : ending;
}

}  // namespace auralis::base

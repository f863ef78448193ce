// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/ending.h"

#include <filesystem>

namespace auralis::base {

std::string ending_of(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code none;
  const auto type = fs::status(path, none).type();
  if (type == fs::file_type::fifo || type == fs::file_type::character) return {};
  std::string ending = fs::path(path).extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending == "." ? "" : ending;
}

}  // namespace auralis::base

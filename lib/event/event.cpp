// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/event.h"

#include "base/decimal.h"

namespace auralis::event {

std::string to_text(const std::variant<double, std::string>& value) {
  if (const auto* number = std::get_if<double>(&value)) return base::decimal(*number);
  return std::get<std::string>(value);
}

}  // namespace auralis::event

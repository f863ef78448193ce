// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "theory/scala_file.h"

#include <optional>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::theory {

namespace {

template <typename File>
using Parser = File (*)(std::string_view text, const std::string& name);

/// What the parser makes of it; nothing where it refuses.
template <typename File>
std::optional<File> parsed(Parser<File> parse, std::string_view text, const std::string& name) {
  try {
    return parse(text, name);
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

/// A mapping begins with numbers alone: as a scale, its size is the description, its first key the
/// count of notes.
bool has_number_for_name(const ScalaScale& scale) {
  return base::parse_integer(scale.description).has_value();
}

}  // namespace

ScalaScale read_scala_scale(std::string_view text, const std::string& name) {
  const auto scale = parsed(parse_scala_scale, text, name);
  const bool silent = scale && scale->octaves.empty() && has_number_for_name(*scale);
  if (silent || parsed(parse_keyboard_map, text, name))
    throw base::Error(name + ": this is a keyboard mapping (.kbm): should be a scale (.scl)",
                      base::Fault::kUsage);
  return scale ? *scale : parse_scala_scale(text, name);
}

KeyboardMap read_keyboard_map(std::string_view text, const std::string& name) {
  const auto map = parsed(parse_keyboard_map, text, name);
  const auto scale = map ? std::nullopt : parsed(parse_scala_scale, text, name);
  if (scale && !has_number_for_name(*scale))
    throw base::Error(name + ": this is a scale (.scl): should be a keyboard mapping (.kbm)",
                      base::Fault::kUsage);
  return map ? *map : parse_keyboard_map(text, name);
}

}  // namespace auralis::theory

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "json/json_writer.h"

#include <cmath>

#include "base/decimal.h"

namespace auralis::json {

void JsonWriter::open(std::string_view name) {
  if (!first_) out_ += ',';
  first_ = false;
  if (name.empty()) return;
  quote(name);
  out_ += ':';
}

void JsonWriter::quote(std::string_view text) {
  constexpr const char* kHex = "0123456789abcdef";
  out_ += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (byte < 0x20) {
      out_ += "\\u00";
      out_ += kHex[byte >> 4];
      out_ += kHex[byte & 15];
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

JsonWriter& JsonWriter::begin_object(std::string_view name) {
  open(name);
  out_ += '{';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::begin_list(std::string_view name) {
  open(name);
  out_ += '[';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_list() {
  out_ += ']';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::field(std::string_view name, std::string_view value) {
  open(name);
  quote(value);
  return *this;
}

JsonWriter& JsonWriter::field(std::string_view name, double value, int places) {
  open(name);
  if (std::isfinite(value))
    base::append_decimal(out_, value, places);
  else
    out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::field(std::string_view name, std::int64_t value) {
  open(name);
  out_ += std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::field(std::string_view name, std::uint64_t value) {
  open(name);
  out_ += std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::field(std::string_view name, bool value) {
  open(name);
  out_ += value ? "true" : "false";
  return *this;
}

}  // namespace auralis::json

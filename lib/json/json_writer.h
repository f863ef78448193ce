// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Writes JSON with keys in the order given and numbers without the locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace auralis::json {

/// Appends to a string it does not own. Fields take a name inside an object, none inside a list.
/// A number of no finite value is written as null.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) noexcept : out_(out) {}

  JsonWriter& begin_object(std::string_view name = {});
  JsonWriter& end_object();
  JsonWriter& begin_list(std::string_view name = {});
  JsonWriter& end_list();

  JsonWriter& field(std::string_view name, std::string_view value);
  JsonWriter& field(std::string_view name, const char* value) {
    return field(name, std::string_view(value));
  }
  JsonWriter& field(std::string_view name, double value, int places = 6);
  JsonWriter& field(std::string_view name, std::int64_t value);
  JsonWriter& field(std::string_view name, int value) {
    return field(name, static_cast<std::int64_t>(value));
  }
  JsonWriter& field(std::string_view name, std::uint64_t value);
  JsonWriter& field(std::string_view name, bool value);

  JsonWriter& item(std::string_view value) { return field({}, value); }
  JsonWriter& item(double value, int places = 6) { return field({}, value, places); }

 private:
  void open(std::string_view name);
  void quote(std::string_view text);

  std::string& out_;
  bool first_ = true;
};

}  // namespace auralis::json

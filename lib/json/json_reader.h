// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Reads JSON objects, flat or with lists, one at a time: an event line, a listener's message.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::json {

/// Holds the object last read. Accessors throw base::Error with the field's name and what it should
/// have been ("field pitch: missing", "field t: should be a number").
class JsonReader {
 public:
  JsonReader();
  ~JsonReader();
  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;

  /// Parses one whole object; base::Error says why it is none.
  void read(std::string_view text);

  /// The names of all fields, valid until the next read.
  [[nodiscard]] std::vector<std::string_view> fields() const;
  [[nodiscard]] bool has(std::string_view field) const;
  /// Whether there is such a field and its value a number.
  [[nodiscard]] bool is_number(std::string_view field) const;
  /// The text stays valid until the next read.
  [[nodiscard]] std::string_view text(std::string_view field) const;
  [[nodiscard]] double number(std::string_view field) const;
  [[nodiscard]] std::int64_t integer(std::string_view field) const;
  [[nodiscard]] std::optional<double> optional_number(std::string_view field) const;
  [[nodiscard]] std::vector<double> numbers(std::string_view field) const;
  /// The texts of a list, valid until the next read.
  [[nodiscard]] std::vector<std::string_view> texts(std::string_view field) const;
  /// The objects of a list, valid until the next read of this one.
  [[nodiscard]] std::vector<JsonReader> objects(std::string_view field) const;
  /// A text, or a number or truth value as its JSON text: for parameters of either kind.
  [[nodiscard]] std::string scalar(std::string_view field) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace auralis::json

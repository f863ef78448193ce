// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "json/json_reader.h"

#include <simdjson.h>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::json {

namespace dom = simdjson::dom;

struct JsonReader::Impl {
  dom::parser parser;
  dom::object object;

  /// The field's element, or an Error that names it.
  [[nodiscard]] dom::element at(std::string_view field) const {
    dom::element element;
    if (object.at_key(field).get(element) != simdjson::SUCCESS)
      throw base::Error("field " + std::string(field) + ": missing");
    return element;
  }
};

namespace {

[[noreturn]] void wrong_type(std::string_view field, const char* right) {
  throw base::Error("field " + std::string(field) + ": should be " + right);
}

template <typename T>
T get(dom::element element, std::string_view field, const char* right) {
  T value;
  if (element.get(value) != simdjson::SUCCESS) wrong_type(field, right);
  return value;
}

double get_number(dom::element element, std::string_view field) {
  double value = 0;
  if (!element.is_number() || element.get(value) != simdjson::SUCCESS)
    wrong_type(field, "a number");
  return value;
}

/// What people can act on; simdjson's own words run to several sentences.
const char* reason_of(simdjson::error_code error) noexcept {
  switch (error) {
    case simdjson::EMPTY:
      return ": empty";
    case simdjson::UTF8_ERROR:
      return ": not UTF-8";
    case simdjson::UNCLOSED_STRING:
      return ": a string has no closing quote";
    case simdjson::UNESCAPED_CHARS:
      return ": a control character stands in a string";
    case simdjson::STRING_ERROR:
      return ": a string has an unknown escape";
    case simdjson::NUMBER_ERROR:
      return ": a number is malformed or too large";
    default:
      return "";
  }
}

}  // namespace

JsonReader::JsonReader() : impl_(std::make_unique<Impl>()) {}
JsonReader::~JsonReader() = default;
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;

void JsonReader::read(std::string_view text) {
  dom::element element;
  const auto error = impl_->parser.parse(text.data(), text.size()).get(element);
  if (error != simdjson::SUCCESS) throw base::Error(std::string("not JSON") + reason_of(error));
  if (element.get(impl_->object) != simdjson::SUCCESS) throw base::Error("not a JSON object");
}

std::vector<std::string_view> JsonReader::fields() const {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : impl_->object) names.push_back(name);
  return names;
}

bool JsonReader::has(std::string_view field) const {
  return impl_->object.at_key(field).error() == simdjson::SUCCESS;
}

bool JsonReader::is_number(std::string_view field) const {
  dom::element element;
  return impl_->object.at_key(field).get(element) == simdjson::SUCCESS && element.is_number();
}

std::string_view JsonReader::text(std::string_view field) const {
  return get<std::string_view>(impl_->at(field), field, "a string");
}

double JsonReader::number(std::string_view field) const {
  return get_number(impl_->at(field), field);
}

std::int64_t JsonReader::integer(std::string_view field) const {
  return get<std::int64_t>(impl_->at(field), field, "an integer");
}

std::optional<double> JsonReader::optional_number(std::string_view field) const {
  if (!has(field)) return std::nullopt;
  return number(field);
}

std::vector<double> JsonReader::numbers(std::string_view field) const {
  std::vector<double> values;
  for (const dom::element element : get<dom::array>(impl_->at(field), field, "a list of numbers"))
    values.push_back(get_number(element, field));
  return values;
}

std::vector<std::string_view> JsonReader::texts(std::string_view field) const {
  constexpr const char* kRight = "a list of strings";
  std::vector<std::string_view> values;
  for (const dom::element element : get<dom::array>(impl_->at(field), field, kRight))
    values.push_back(get<std::string_view>(element, field, kRight));
  return values;
}

std::vector<JsonReader> JsonReader::objects(std::string_view field) const {
  constexpr const char* kRight = "a list of objects";
  std::vector<JsonReader> readers;
  for (const dom::element element : get<dom::array>(impl_->at(field), field, kRight))
    readers.emplace_back().impl_->object = get<dom::object>(element, field, kRight);
  return readers;
}

std::string JsonReader::scalar(std::string_view field) const {
  const dom::element element = impl_->at(field);
  if (element.is_string()) return std::string(text(field));
  if (element.is_number()) return base::decimal(number(field), 9);
  if (element.is_bool()) return bool(element) ? "true" : "false";
  wrong_type(field, "a string or a number");
}

}  // namespace auralis::json

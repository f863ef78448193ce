// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "toml/table.h"

#include <fcntl.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <span>

#include "base/decimal.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/suggestion.h"

namespace auralis::toml {

struct Table::Node {
  std::shared_ptr<const ::toml::table> root;  // keeps `table` alive
  const ::toml::table* table = nullptr;       // null: absent, every field takes its default
  std::string file;
  std::string path;  // "filter." inside [filter]
  std::set<std::string, std::less<>> asked;

  const ::toml::node* find(std::string_view field) {
    asked.emplace(field);
    return table == nullptr ? nullptr : table->get(field);
  }

  [[nodiscard]] std::string place(const ::toml::node* node, std::string_view field) const {
    const auto line = node != nullptr ? node->source().begin.line : 0;
    return file + ":" + (line != 0 ? std::to_string(line) + ":" : "") + " " + path +
           std::string(field);
  }

  [[noreturn]] void refuse(const ::toml::node* node, std::string_view field,
                           const std::string& why) const {
    throw base::Error(place(node, field) + ": " + why, base::Fault::kUsage);
  }

  double checked(const ::toml::node& node, std::string_view field, double low, double high) const {
    const auto value = node.value<double>();
    // TOML has words for what is no number (nan) and for the infinite (inf).
    if (!node.is_number() || !value || !std::isfinite(*value))
      refuse(&node, field, "should be a number");
    if (!(*value >= low && *value <= high))
      refuse(
          &node, field,
          base::decimal(*value) + " is outside " + base::decimal(low) + ".." + base::decimal(high));
    return *value;
  }

  std::string text_of(const ::toml::node& node, std::string_view field) const {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
    constexpr double kMost = std::numeric_limits<double>::max();
    if (node.is_number()) return base::decimal(checked(node, field, -kMost, kMost), 9);
    refuse(&node, field, "should be a text in quotes, a number, true or false");
  }

  const ::toml::array& list(const ::toml::node& node, std::string_view field) const {
    if (!node.is_array()) refuse(&node, field, "should be a list");
    return *node.as_array();
  }

  std::shared_ptr<Node> child(const ::toml::table* inner, std::string_view field) const {
    auto node = std::make_shared<Node>();
    node->root = root;
    node->table = inner;
    node->file = file;
    node->path = path + std::string(field) + ".";
    return node;
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the file, which the parser bounds
  void collect(const std::vector<std::string>& tables, std::vector<Field>& fields) const {
    for (const auto& [key, node] : *table) {
      const std::string name(key.str());
      if (const auto* inner = node.as_table()) {
        auto within = tables;
        within.push_back(name);
        child(inner, name)->collect(within, fields);
        continue;
      }
      Field field{tables, name, {}, place(&node, name)};
      if (const auto* items = node.as_array())
        for (const ::toml::node& item : *items) field.values.push_back(text_of(item, name));
      else
        field.values.push_back(text_of(node, name));
      fields.push_back(std::move(field));
    }
  }
};

double Table::number(std::string_view field, double absent, double low, double high) {
  const ::toml::node* node = node_->find(field);
  return node == nullptr ? absent : node_->checked(*node, field, low, high);
}

std::int64_t Table::integer(std::string_view field, std::int64_t absent, std::int64_t low,
                            std::int64_t high) {
  const double value = number(field, static_cast<double>(absent), static_cast<double>(low),
                              static_cast<double>(high));
  if (value != std::floor(value)) refuse(field, "should be a whole number");
  return static_cast<std::int64_t>(value);
}

std::string Table::text(std::string_view field, std::string_view absent) {
  const ::toml::node* node = node_->find(field);
  if (node == nullptr) return std::string(absent);
  if (!node->is_string()) node_->refuse(node, field, "should be a text in quotes");
  return node->as_string()->get();
}

bool Table::flag(std::string_view field, bool absent) {
  const ::toml::node* node = node_->find(field);
  if (node == nullptr) return absent;
  if (!node->is_boolean()) node_->refuse(node, field, "should be true or false");
  return node->as_boolean()->get();
}

int Table::choice(std::string_view field, int absent,
                  const std::vector<std::string_view>& choices) {
  const ::toml::node* node = node_->find(field);
  if (node == nullptr) return absent;
  const auto value = text(field, {});
  const auto found = std::ranges::find(choices, value);
  if (found != choices.end()) return static_cast<int>(found - choices.begin());
  node_->refuse(node, field, base::none_of(value, {choices.begin(), choices.end()}));
}

std::vector<double> Table::numbers(std::string_view field, double low, double high) {
  std::vector<double> values;
  const ::toml::node* node = node_->find(field);
  if (node == nullptr) return values;
  for (const ::toml::node& item : node_->list(*node, field))
    values.push_back(node_->checked(item, field, low, high));
  return values;
}

std::vector<std::string> Table::texts(std::string_view field) {
  std::vector<std::string> values;
  const ::toml::node* node = node_->find(field);
  if (node == nullptr) return values;
  for (const ::toml::node& item : node_->list(*node, field)) {
    if (!item.is_string()) node_->refuse(&item, field, "should hold texts in quotes");
    values.push_back(item.as_string()->get());
  }
  return values;
}

Table Table::table(std::string_view field) {
  const ::toml::node* node = node_->find(field);
  if (node != nullptr && !node->is_table()) node_->refuse(node, field, "should be a table");
  return Table(node_->child(node == nullptr ? nullptr : node->as_table(), field));
}

std::vector<Table> Table::tables(std::string_view field) {
  std::vector<Table> values;
  const ::toml::node* node = node_->find(field);
  if (node == nullptr) return values;
  for (const ::toml::node& item : node_->list(*node, field)) {
    if (!item.is_table()) node_->refuse(&item, field, "should hold tables");
    values.emplace_back(node_->child(item.as_table(), field));
  }
  return values;
}

bool Table::has(std::string_view field) const {
  return node_->table != nullptr && node_->table->contains(field);
}

std::vector<Table::Field> Table::fields() const {
  std::vector<Field> fields;
  if (node_->table != nullptr) node_->collect({}, fields);
  return fields;
}

void Table::refuse(std::string_view field, const std::string& why) const {
  node_->refuse(node_->find(field), field, why);
}

void Table::refuse_unknown() const {
  if (node_->table == nullptr) return;
  for (const auto& [key, node] : *node_->table)
    if (!node_->asked.contains(key.str())) node_->refuse(&node, key.str(), "no such field");
}

namespace {

constexpr std::size_t kMostBytes = 1 << 16;  // people do not write more

/// toml++ takes a name of any number of parts ([a.a.a…]), and nests as many tables, for which the
/// stack is too small in the end. A name stands in one line.
void bound_lines(std::string_view toml, const std::string& name) {
  constexpr std::size_t kLongest = 1024;
  std::size_t begin = 0;
  for (int line = 1; begin < toml.size(); ++line) {
    const std::size_t end = std::min(toml.find('\n', begin), toml.size());
    if (end - begin > kLongest)
      throw base::Error(name + ":" + std::to_string(line) + ": longer than " +
                            std::to_string(kLongest) + " bytes",
                        base::Fault::kUsage);
    begin = end + 1;
  }
}

}  // namespace

Table parse(std::string_view toml, const std::string& name) {
  if (toml.size() > kMostBytes)
    throw base::Error(name + ": longer than " + std::to_string(kMostBytes) + " bytes",
                      base::Fault::kUsage);
  bound_lines(toml, name);
  try {
    auto node = std::make_shared<Table::Node>();
    node->root = std::make_shared<::toml::table>(::toml::parse(toml));
    node->table = node->root.get();
    node->file = name;
    return Table(std::move(node));
  } catch (const ::toml::parse_error& error) {
    const auto& at = error.source().begin;
    throw base::Error(name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
                          ": " + std::string(error.description()),
                      base::Fault::kUsage);
  }
}

Table read_file(const std::filesystem::path& file) {
  const auto in = base::Descriptor::open(file.string(), O_RDONLY);
  std::vector<std::byte> text(kMostBytes + 1);
  std::size_t size = 0;
  while (const auto n = base::read_some(in, std::span(text).subspan(size), file.string()))
    size += n;
  return parse({reinterpret_cast<const char*>(text.data()), size}, file.filename().string());
}

}  // namespace auralis::toml

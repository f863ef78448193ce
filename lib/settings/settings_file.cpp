// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "settings/settings_file.h"

#include <toml++/toml.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::settings {

struct SettingsTable::Node {
  std::shared_ptr<const toml::table> root;  // keeps `table` alive
  const toml::table* table = nullptr;       // null: absent, every field takes its default
  std::string file;
  std::string path;  // "filter." inside [filter]
  std::set<std::string, std::less<>> asked;

  const toml::node* find(std::string_view field) {
    asked.emplace(field);
    return table == nullptr ? nullptr : table->get(field);
  }

  [[noreturn]] void refuse(const toml::node* node, std::string_view field,
                           const std::string& why) const {
    const auto line = node != nullptr ? node->source().begin.line : 0;
    throw base::Error(file + ":" + (line != 0 ? std::to_string(line) + ":" : "") + " " + path +
                      std::string(field) + ": " + why);
  }

  double checked(const toml::node& node, std::string_view field, double low, double high) const {
    const auto value = node.value<double>();
    if (!node.is_number() || !value) refuse(&node, field, "should be a number");
    if (!(*value >= low && *value <= high))
      refuse(
          &node, field,
          base::decimal(*value) + " is outside " + base::decimal(low) + ".." + base::decimal(high));
    return *value;
  }

  const toml::array& list(const toml::node& node, std::string_view field) const {
    if (!node.is_array()) refuse(&node, field, "should be a list");
    return *node.as_array();
  }

  std::shared_ptr<Node> child(const toml::table* inner, std::string_view field) const {
    auto node = std::make_shared<Node>();
    node->root = root;
    node->table = inner;
    node->file = file;
    node->path = path + std::string(field) + ".";
    return node;
  }
};

double SettingsTable::number(std::string_view field, double absent, double low, double high) {
  const toml::node* node = node_->find(field);
  return node == nullptr ? absent : node_->checked(*node, field, low, high);
}

std::string SettingsTable::text(std::string_view field, std::string_view absent) {
  const toml::node* node = node_->find(field);
  if (node == nullptr) return std::string(absent);
  if (!node->is_string()) node_->refuse(node, field, "should be a text in quotes");
  return node->as_string()->get();
}

bool SettingsTable::flag(std::string_view field, bool absent) {
  const toml::node* node = node_->find(field);
  if (node == nullptr) return absent;
  if (!node->is_boolean()) node_->refuse(node, field, "should be true or false");
  return node->as_boolean()->get();
}

int SettingsTable::choice(std::string_view field, int absent,
                          const std::vector<std::string_view>& choices) {
  const toml::node* node = node_->find(field);
  if (node == nullptr) return absent;
  const auto value = text(field, {});
  std::string names;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i] == value) return static_cast<int>(i);
    names += (i == 0 ? "" : ", ") + std::string(choices[i]);
  }
  node_->refuse(node, field, "'" + value + "' is none of " + names);
}

std::vector<double> SettingsTable::numbers(std::string_view field, double low, double high) {
  std::vector<double> values;
  const toml::node* node = node_->find(field);
  if (node == nullptr) return values;
  for (const toml::node& item : node_->list(*node, field))
    values.push_back(node_->checked(item, field, low, high));
  return values;
}

std::vector<std::string> SettingsTable::texts(std::string_view field) {
  std::vector<std::string> values;
  const toml::node* node = node_->find(field);
  if (node == nullptr) return values;
  for (const toml::node& item : node_->list(*node, field)) {
    if (!item.is_string()) node_->refuse(&item, field, "should hold texts in quotes");
    values.push_back(item.as_string()->get());
  }
  return values;
}

SettingsTable SettingsTable::table(std::string_view field) {
  const toml::node* node = node_->find(field);
  if (node != nullptr && !node->is_table()) node_->refuse(node, field, "should be a table");
  return SettingsTable(node_->child(node == nullptr ? nullptr : node->as_table(), field));
}

std::vector<SettingsTable> SettingsTable::tables(std::string_view field) {
  std::vector<SettingsTable> values;
  const toml::node* node = node_->find(field);
  if (node == nullptr) return values;
  for (const toml::node& item : node_->list(*node, field)) {
    if (!item.is_table()) node_->refuse(&item, field, "should hold tables");
    values.emplace_back(node_->child(item.as_table(), field));
  }
  return values;
}

bool SettingsTable::has(std::string_view field) const {
  return node_->table != nullptr && node_->table->contains(field);
}

void SettingsTable::refuse(std::string_view field, const std::string& why) const {
  node_->refuse(node_->find(field), field, why);
}

void SettingsTable::refuse_unknown() const {
  if (node_->table == nullptr) return;
  for (const auto& [key, node] : *node_->table)
    if (!node_->asked.contains(key.str())) node_->refuse(&node, key.str(), "no such field");
}

SettingsTable parse_settings(std::string_view toml, const std::string& name) {
  try {
    auto node = std::make_shared<SettingsTable::Node>();
    node->root = std::make_shared<toml::table>(toml::parse(toml));
    node->table = node->root.get();
    node->file = name;
    return SettingsTable(std::move(node));
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    throw base::Error(name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
                      ": " + std::string(error.description()));
  }
}

SettingsTable read_settings(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) throw base::Error("cannot read " + file.string());
  return parse_settings(text.str(), file.filename().string());
}

}  // namespace auralis::settings

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A list as one JSON array, an object a line, as every --json of a list is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json_writer.h"

namespace auralis::cli {

/// `fill(json, item)` writes the fields of an item's object.
template <class Item, class Fill>
[[nodiscard]] std::string json_lines(const std::vector<Item>& items, Fill fill) {
  std::string text = "[";
  for (const Item& item : items) {
    text += &item == items.data() ? "\n" : ",\n";
    json::JsonWriter json(text);
    json.begin_object();
    fill(json, item);
    json.end_object();
  }
  return text + "\n]\n";
}

/// A field that is a list of words; none where there are no words.
inline void add_words(json::JsonWriter& json, std::string_view name,
                      const std::vector<std::string>& words) {
  if (words.empty()) return;
  json.begin_list(name);
  for (const std::string& word : words) json.item(word);
  json.end_list();
}

}  // namespace auralis::cli

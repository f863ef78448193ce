// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/listing.h"

#include "cli/json_lines.h"

namespace auralis::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

std::string Listing::text() const {
  std::string text;
  for (const Item& item : items_) {
    const std::string more = item.notes.empty() ? item.description : joined(item.notes);
    text += item.name + (more.empty() ? "" : "\t" + more) + "\n";
  }
  return text;
}

std::string Listing::json() const {
  return json_lines(items_, [](json::JsonWriter& json, const Item& item) {
    json.field("kind", item.kind).field("name", item.name);
    if (!item.description.empty()) json.field("description", item.description);
    add_words(json, "notes", item.notes);
  });
}

}  // namespace auralis::cli

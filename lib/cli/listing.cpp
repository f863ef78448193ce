// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/listing.h"

#include "json/json_writer.h"

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
  std::string text = "[";
  for (const Item& item : items_) {
    text += &item == items_.data() ? "\n" : ",\n";
    json::JsonWriter json(text);
    json.begin_object().field("kind", item.kind).field("name", item.name);
    if (!item.description.empty()) json.field("description", item.description);
    if (!item.notes.empty()) {
      json.begin_list("notes");
      for (const std::string& note : item.notes) json.item(note);
      json.end_list();
    }
    json.end_object();
  }
  return text + "\n]\n";
}

}  // namespace auralis::cli

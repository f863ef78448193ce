// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a tool lists: things by name, as text for people or as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace auralis::cli {

class Listing {
 public:
  struct Item {
    std::string_view kind;  ///< "mood"
    std::string name;
    std::string description{};         ///< what it is; empty where nothing says
    std::vector<std::string> notes{};  ///< of a mode: its notes on C
  };

  void add(Item item) { items_.push_back(std::move(item)); }

  /// A line for each: its name, a tab, its description or its notes.
  [[nodiscard]] std::string text() const;
  /// One array, with an object a line: kind, name, description and notes where there are any.
  [[nodiscard]] std::string json() const;

 private:
  std::vector<Item> items_;
};

}  // namespace auralis::cli

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A TOML file read field by field, with errors that name file, line and field.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::toml {

/// One TOML table. Readers take a default for a field that is absent and throw base::Error
/// ("glass.toml:12: filter.resonance: 1.4 is outside 0..1") for one of a wrong type or range. What
/// is wrong in a file is Fault::kUsage, a file that cannot be read Fault::kWork.
/// After reading, `refuse_unknown` complains of every field nobody asked for.
class Table {
 public:
  [[nodiscard]] double number(std::string_view field, double absent, double low, double high);
  /// A whole number.
  [[nodiscard]] std::int64_t integer(std::string_view field, std::int64_t absent, std::int64_t low,
                                     std::int64_t high);
  [[nodiscard]] std::string text(std::string_view field, std::string_view absent);
  [[nodiscard]] bool flag(std::string_view field, bool absent);
  /// Index into choices.
  [[nodiscard]] int choice(std::string_view field, int absent,
                           const std::vector<std::string_view>& choices);
  [[nodiscard]] std::vector<double> numbers(std::string_view field, double low, double high);
  [[nodiscard]] std::vector<std::string> texts(std::string_view field);
  /// The table under a name, an empty one where it is absent.
  [[nodiscard]] Table table(std::string_view field);
  /// The tables of a list of tables ([[layer]]), none where it is absent.
  [[nodiscard]] std::vector<Table> tables(std::string_view field);
  [[nodiscard]] bool has(std::string_view field) const;

  /// A field as text.
  struct Field {
    std::vector<std::string> tables;  ///< that it stands in, the outermost first
    std::string name;
    std::vector<std::string> values;  ///< one, or those of a list
    std::string place;                ///< for errors: "piece.toml:3: synth.voices"
  };
  /// Every field of this table and of those in it: texts, numbers and truth values, or lists of
  /// them. Error for anything else.
  [[nodiscard]] std::vector<Field> fields() const;

  /// An Error about a field that only the caller can judge.
  [[noreturn]] void refuse(std::string_view field, const std::string& why) const;
  /// Throws at the first field of this table that no reader asked for.
  void refuse_unknown() const;

  struct Node;
  explicit Table(std::shared_ptr<Node> node) : node_(std::move(node)) {}

 private:
  std::shared_ptr<Node> node_;
};

/// Parses a TOML file; Error names file, line and column of a syntax error.
[[nodiscard]] Table read_file(const std::filesystem::path& file);
/// The same from memory; `name` stands for the file in errors.
[[nodiscard]] Table parse(std::string_view toml, const std::string& name);

}  // namespace auralis::toml

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The parameters listeners see and steer: their present values, and what values they may take.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "event/event.h"
#include "json/json_writer.h"

namespace auralis::stream {

/// Why a control was refused, for the listener.
struct Refusal {
  std::string code;  ///< "unknown-param", "out-of-range", …
  std::string message;
};

/// The parameters of a piece's beginning, one by one.
[[nodiscard]] std::array<event::Control, 6> controls_of(const event::Settings& settings);

/// key, mode, bpm, intensity, complexity and mood. [io thread]
class ControlBoard {
 public:
  /// `moods` are the names offered; with none, any name that could be one passes.
  explicit ControlBoard(std::vector<std::string> moods);

  /// The piece's first values.
  void set(const event::Settings& settings);
  /// The composer's echo of a control; one of an unknown parameter is ignored.
  void set(const event::Control& control);

  /// Nothing if the composer could take it.
  [[nodiscard]] std::optional<Refusal> check(const event::Control& control) const;

  /// Appends the list that `hello` carries: param, value, and values or min and max.
  void write(json::JsonWriter& json) const;

  /// "Tide in D dorian"; "Auralis" before anything is known of the piece.
  [[nodiscard]] std::string title() const;

 private:
  struct Entry {
    std::string param;
    std::variant<double, std::string> value;
    std::vector<std::string> values;  ///< of a name; empty if not known
    event::Range range{0, 0};         ///< of a number
  };

  /// entries_.size() if there is none.
  [[nodiscard]] std::size_t index_of(const std::string& param) const;
  [[nodiscard]] static std::optional<Refusal> check_name(const Entry& entry,
                                                         const std::string& name);

  std::vector<Entry> entries_;
  bool known_ = false;  // some value has come from the composer
};

}  // namespace auralis::stream

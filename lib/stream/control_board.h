// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The parameters listeners see and steer: their present values, and what values they may take.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
[[nodiscard]] std::vector<event::Control> controls_of(const event::Settings& settings);

/// What the composer offers, or what the table of parameters has as long as the events say nothing
/// of it. [io thread]
class ControlBoard {
 public:
  /// `moods` are the names in use until the composer offers its own; with none, any name that could
  /// be one passes.
  explicit ControlBoard(std::vector<std::string> moods);

  /// A piece begins: its first values. What was offered before is forgotten.
  void set(const event::Settings& settings);
  /// The same, of a header that is kept.
  void set(const event::Header& header);
  /// The first offer of a piece withdraws all that is not offered; further ones of a parameter add
  /// their names.
  void set(const event::Offer& offer);
  /// The composer's echo of a control; one of an unknown parameter is ignored.
  void set(const event::Control& control);

  /// Events that bring a new board to where this one is.
  [[nodiscard]] std::vector<event::Event> state() const;
  /// To where a new board is.
  void reset();
  /// Whether the composer has said what it takes.
  [[nodiscard]] bool knows_offers() const noexcept { return offers_known_; }
  /// Whether the parameter is offered, and its values are numbers.
  [[nodiscard]] bool is_number(std::string_view param) const;
  /// Nothing if the composer could take it.
  [[nodiscard]] std::optional<Refusal> check(const event::Control& control) const;

  /// Appends the list `controls`: param, value, and values with their descriptions, or min, max and
  /// unit. A parameter whose value is not known yet is left out.
  void write(json::JsonWriter& json) const;

  /// The station's name, kept whatever is set; empty for none.
  void name_station(std::string name) { station_ = std::move(name); }
  [[nodiscard]] const std::string& station() const noexcept { return station_; }

  /// Appends the object `header`: what the piece's header says, files without their folders;
  /// nothing where it is not known.
  void write_header(json::JsonWriter& json) const;

  /// "Tide in D dorian"; "Auralis" before anything is known of the piece.
  [[nodiscard]] std::string title() const;

 private:
  struct Entry {
    event::Offer offer;  ///< of names without a list where they are not known
    std::optional<event::Value> value;
    bool offered = true;
  };

  void fall_back();
  /// Null if there is none.
  [[nodiscard]] const Entry* find_offered(std::string_view param) const;
  [[nodiscard]] std::vector<std::string> offered() const;
  [[nodiscard]] std::string offered_params() const;
  [[nodiscard]] std::string text_of(std::string_view param) const;

  std::string station_;
  std::vector<std::string> moods_;
  std::vector<Entry> entries_;  // those of the table first
  std::optional<event::Header> header_;
  bool offers_known_ = false;  // the composer has said what it takes
  bool values_known_ = false;  // some value has come from the composer
};

}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a sequence must obey or should prefer: a deterministic automaton that reads its symbols.
// P. Roy and F. Pachet, "Enforcing meter in finite-length Markov sequences", AAAI 2013;
// A. Papadopoulos, F. Pachet, P. Roy and J. Sakellariou, "Exact sampling for regular and Markov
// constraints with belief propagation", CP 2015.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "markov/symbol.h"

namespace auralis::markov {

/// A state of a constraint's automaton: its own numbering.
using State = std::int64_t;

/// What reading a symbol does. A weight of 0 refuses it; another one (finite) multiplies the
/// sequence's weight, and so prefers or avoids the symbol. The product of all weights of a step and
/// its probability must be a normal double.
struct Move {
  double weight = 1;
  State next = 0;
};

/// Where a symbol stands.
struct Place {
  int position = 0;   ///< symbols before it
  int tick = 0;       ///< ticks elapsed before it
  bool last = false;  ///< whether the sequence ends with it
};

/// What a constraint looks at. What has neither state nor a coordinate besides the one that a
/// phrase is measured by is looked up in a table, as is what looks at two neighbours only; all else
/// multiplies the states to be explored.
struct Needs {
  bool position = false;
  bool tick = false;
  bool state = false;
  /// Whether the state behind a symbol is a matter of that symbol alone, whatever came before: a
  /// context knows it, so that nothing is multiplied. `start` must say the same of a history, and
  /// any end be accepted.
  bool last_symbol = false;
  bool last = false;  ///< whether the sequence ends with the symbol
};

/// Immutable. Several constraints are a conjunction: the product of their automata.
class Constraint {
 public:
  Constraint(std::string name, Needs needs) : name_(std::move(name)), needs_(needs) {}
  virtual ~Constraint() = default;
  Constraint(const Constraint&) = delete;
  Constraint& operator=(const Constraint&) = delete;

  /// For people: an explanation, a complaint.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] Needs needs() const noexcept { return needs_; }

  /// The state behind what was played before: those symbols are not judged.
  [[nodiscard]] virtual State start(std::span<const Symbol> /*history*/) const { return 0; }
  /// What Place says is told to those that need it only.
  [[nodiscard]] virtual Move move(State state, const Place& place, Symbol symbol) const = 0;
  /// Whether a sequence may end in this state.
  [[nodiscard]] virtual bool accepts(State /*state*/) const { return true; }

 private:
  std::string name_;
  Needs needs_;
};

}  // namespace auralis::markov

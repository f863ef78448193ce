// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// An arc: the course of a whole piece as data, read from a TOML file as auralis-form(5) says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/units.h"
#include "compose/time/layer_table.h"
#include "toml/table.h"

namespace auralis::compose {

using base::Seconds;

/// How much each layer plays, 0 (not at all) .. 1.
using Shares = PerLayer<double>;

/// A section that a form gives by name.
struct NamedSection {
  std::string name;
  double length = 1;  ///< in proportion to the others
  /// When it begins, in the piece or in each turn of one without an end: the first at 0, each after
  /// the one before. All sections of an arc have it, or none.
  std::optional<Seconds> at{};
  bool names_layers = false;  ///< else all play that the mood has
  Shares shares{};
};

struct Arc {
  std::string name = {};  ///< none of the usual one
  std::string description = {};
  /// How long it takes where a piece never ends; it then begins again. Else it spans the piece.
  Seconds length{1800};
  /// A new movement begins with the first section after so long; 0: none does.
  Seconds movement{600};
  /// Energy 0..1 from its beginning on, evenly spaced and with straight lines between; or that at
  /// the beginning of each named section.
  std::vector<double> energy{0.25, 0.45, 0.7, 1, 0.8, 0.4};
  std::vector<NamedSection> sections = {};  ///< none: they come by chance, as the energy asks

  /// Energy at a share 0..1 of the arc. `again`: it begins again at 1, so that its last value leads
  /// back to the first.
  [[nodiscard]] double energy_at(double progress, bool again) const noexcept;
  /// The named section that sounds at a share 0..1 of the arc, and the share where it ends.
  struct Place {
    std::size_t section;
    double end;
  };
  [[nodiscard]] Place place_at(double progress) const noexcept;
  /// When the last named section of a piece of this length begins; 0 where none has a name.
  [[nodiscard]] Seconds last_beginning(Seconds whole) const;
  /// The same arc for a piece of this length, where sections say when they begin: the lengths are
  /// theirs. Throws base::Error for one that begins behind the end.
  [[nodiscard]] Arc timed(Seconds whole) const;
};

/// Reads an arc; throws base::Error naming file, line and field for a wrong or unknown one.
[[nodiscard]] Arc read_arc(toml::Table table, const std::string& name);

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Scala scale file (.scl) -> how far each degree lies above the first.
// Manuel Op de Coul, "Scala scale file format",
// https://www.huygens-fokker.org/scala/scl_format.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace auralis::theory {

struct ScalaScale {
  std::string description;
  /// Octaves above degree 0 of degrees 1, 2 .. The last is the period, after which the scale begins
  /// again. None: every degree sounds as degree 0 does. They need not rise.
  std::vector<double> octaves;

  [[nodiscard]] int size() const noexcept { return static_cast<int>(octaves.size()); }
  /// Octaves above degree 0 of any degree, negative ones too.
  [[nodiscard]] double octaves_of(int degree) const noexcept;

  /// Equal steps that divide the octave.
  [[nodiscard]] static ScalaScale equal(int steps);
};

/// Parses the text of a file; `name` stands for it in errors. Throws base::Error
/// ("a.scl, line 5: ...").
[[nodiscard]] ScalaScale parse_scala_scale(std::string_view text, const std::string& name);

}  // namespace auralis::theory

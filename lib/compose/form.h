// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The form: sections that last minutes and say how much each layer plays, and the piece's ending.
#pragma once

#include <optional>
#include <string_view>

#include "base/units.h"

namespace auralis::compose {

using base::Seconds;

/// How much each layer plays in a section, 0 (not at all) .. 1.
struct Section {
  std::string_view name;
  double drone, pad, bass, melody, bells, texture;
};

/// The end of a piece of known length: the layers thin out, the last chord is the tonic.
class Ending {
 public:
  /// Nothing: the piece never ends.
  explicit Ending(std::optional<Seconds> end) : end_(end) {}

  [[nodiscard]] std::optional<Seconds> end() const noexcept { return end_; }
  /// When the last chord begins, in whole microseconds; nothing where the piece never ends.
  [[nodiscard]] std::optional<Seconds> last_chord() const noexcept;
  /// 1 until the last 20 s (a quarter of a short piece), then falling to 0 at the end.
  [[nodiscard]] double presence(Seconds t) const noexcept;
  [[nodiscard]] bool closing(Seconds t) const noexcept { return presence(t) < 1; }

 private:
  std::optional<Seconds> end_;
};

/// Sections one after another, each following from the one before by chance.
class Form {
 public:
  Form(std::uint64_t seed, const Ending& ending);

  [[nodiscard]] const Section& section() const noexcept;
  /// Sections before this one.
  [[nodiscard]] std::uint64_t index() const noexcept { return index_; }
  /// Due to give way to the next at the next change of chord.
  [[nodiscard]] bool over(Seconds t) const noexcept { return t >= until_; }
  /// The next section, beginning at t.
  void begin_next(Seconds t);
  /// The last section, with the last chord.
  void begin_close() noexcept;

 private:
  [[nodiscard]] Seconds draw_length() const;

  std::uint64_t seed_;
  Seconds shortest_{120};
  Seconds longest_{240};
  std::uint64_t index_ = 0;
  std::size_t kind_ = 0;
  Seconds until_{0};
};

}  // namespace auralis::compose

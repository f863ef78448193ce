// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The form: sections of minutes along an arc, each but one step away from the one before, and the
// piece's ending.
#pragma once

#include <optional>
#include <string>

#include "compose/form/arc.h"
#include "compose/form/movement.h"

namespace auralis::compose {

/// The end of a piece of known length: the layers thin out, the last chord is the tonic.
class Ending {
 public:
  /// Nothing: the piece never ends. A named section that begins as late as `last_section` begins
  /// with the last chord, however short that is.
  explicit Ending(std::optional<Seconds> end, Seconds last_section = Seconds(0))
      : end_(end), last_section_(last_section) {}

  [[nodiscard]] std::optional<Seconds> end() const noexcept { return end_; }
  /// When the last chord may begin, in whole microseconds; nothing where the piece never ends.
  [[nodiscard]] std::optional<Seconds> last_chord() const noexcept;
  /// Whether it begins with the last named section.
  [[nodiscard]] bool with_section() const noexcept;
  /// The end of a piece whose last chord begins at a time, in whole microseconds.
  [[nodiscard]] static Seconds length_with_last_chord(Seconds last_chord) noexcept;
  /// 1 until the last 20 s (a quarter of a short piece), then falling to 0 at the end.
  [[nodiscard]] double presence(Seconds t) const noexcept;
  [[nodiscard]] bool closing(Seconds t) const noexcept { return presence(t) < 1; }

 private:
  [[nodiscard]] Seconds usual_last_chord() const noexcept;

  std::optional<Seconds> end_;
  Seconds last_section_;
};

/// What the layers do in a section.
struct SectionShape {
  Shares shares{};
  double height = 0;          ///< where the pad lies in its register, -1 low .. 1 high
  std::uint64_t palette = 0;  ///< which chords it favours
};

/// The sections of a piece, one after another. The energy runs straight from the beginning of one
/// to that of the next. Where the arc names no sections, each differs from the one before in one
/// thing: every other time in how much a layer plays (most likely the layer that is farthest from
/// what the energy asks for), else in the palette of chords or in the height of the pad. Named
/// sections of one name share height and palette.
///
/// A long piece has movements, which begin with sections; none begins shortly before the end. The
/// last section of a piece that has had some comes home.
class Form {
 public:
  Form(std::uint64_t seed, Arc arc, const Ending& ending);

  /// Of the section.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const Arc& arc() const noexcept { return arc_; }
  [[nodiscard]] const Shares& shares() const noexcept { return shape_.shares; }
  [[nodiscard]] const SectionShape& shape() const noexcept { return shape_; }
  [[nodiscard]] const Movement& movement() const noexcept { return movement_; }
  /// What the arc asks for at t, 0..1, of a t in this section.
  [[nodiscard]] double energy(Seconds t) const noexcept;
  /// Sections before this one.
  [[nodiscard]] std::uint64_t index() const noexcept { return index_; }
  /// Due to give way to the next at the next change of chord. A chord that changes half a beat too
  /// early is on time: named sections are kept to the beat.
  [[nodiscard]] bool over(Seconds t, Seconds half_beat = Seconds(0)) const noexcept {
    return t + (keeps_time() ? half_beat : Seconds(0)) >= until();
  }
  /// Whether chords give way where a section ends: those of named ones do.
  [[nodiscard]] bool keeps_time() const noexcept { return !arc_.sections.empty(); }
  /// When that is; never of the last section.
  [[nodiscard]] Seconds until() const noexcept;
  /// Whether the section names the layers that play.
  [[nodiscard]] bool names_layers() const noexcept { return names_layers_; }
  /// The next section, beginning at t.
  void begin_next(Seconds t);
  /// The last section, with the last chord, beginning at t: that which is due, see over, or one
  /// called close.
  void begin_close(Seconds t, Seconds half_beat = Seconds(0));
  /// From t on everything is as the mood has it, until the next movement is due: another mood has
  /// begun.
  void settle(Seconds t) noexcept;

 private:
  /// The share 0..1 of the arc at t.
  [[nodiscard]] double progress(Seconds t) const noexcept;
  [[nodiscard]] double arc_energy(Seconds t) const noexcept;
  /// How much each layer would play at this energy.
  [[nodiscard]] Shares wanted(double energy) const;
  void begin(Seconds t);
  void change_one_thing();
  void take_named(std::size_t section);
  [[nodiscard]] double draw_height(std::uint64_t number, double before) const;
  void change_one_layer();
  void take_movement(Seconds t);
  void come_home() noexcept;

  std::uint64_t seed_;
  Arc arc_;
  bool endless_;
  Seconds length_;  // of the arc
  Seconds last_chord_;
  std::uint64_t index_ = 0;
  std::string name_;
  bool names_layers_ = false;
  SectionShape shape_;
  Movement movement_;
  std::uint64_t movements_ = 0;  // that have begun after the first
  Seconds movement_due_;
  Seconds since_{0}, until_{0};
  double energy_ = 0, next_energy_ = 0;  // at since_ and until_
  bool closing_ = false;
};

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The composer: settings and controls in, events in time order out.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/layers/layer.h"
#include "compose/layers/scene.h"
#include "compose/mood/mood_library.h"
#include "event/event.h"

namespace auralis::compose {

/// What `Composer::prepare` and what is played after it take, at most, with the shipped corpus: see
/// base::reserve_heap.
inline constexpr std::size_t kLiveHeap = std::size_t{24} << 20;

/// The same settings and the same controls at the same times give the same events, whatever the
/// steps of `advance`. Not for several threads at once.
class Composer {
 public:
  /// Throws base::Error for settings that `set_parameter` would refuse. Library, model and what
  /// the outline points to outlive the composer.
  Composer(const event::Settings& settings, const MoodLibrary& moods, const MelodyModel& melodies,
           PieceOutline outline);
  ~Composer();
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;

  /// From now on notes say why they are there; nothing else changes.
  void explain() noexcept { scene_.explains = true; }

  /// Before a piece is played live: has memory and tables ready, which would make some ticks take
  /// long. Changes nothing that is played.
  void prepare();

  /// Takes effect at once on everything that has not been appended yet; its echo is the next event.
  /// Throws base::Error for one that is unknown or out of range; nothing changes then.
  /// A value "own" is that of the mood in force.
  void control(const event::Control& control);
  /// The same for a number that gets there in steps over a time; a control of the same parameter
  /// ends it. Each step is echoed. Throws as `control` does, and for a name.
  void ramp(const event::Control& control, Seconds over);

  /// From now on moods are those of another library, and the piece crosses over to the mood of its
  /// name there, which must be in it. Both libraries outlive the composer.
  void use_moods(const MoodLibrary& moods);

  /// Appends all events before `to`, in time order; header, clock and end are left to the caller.
  /// Nothing begins at or after the piece's end.
  void advance(Seconds to, std::vector<event::Event>& out);

  /// The piece's length, or nothing where it never ends.
  [[nodiscard]] std::optional<Seconds> end() const noexcept { return scene_.ending.end(); }
  /// What `control` takes, one for each parameter.
  [[nodiscard]] std::vector<event::Offer> offers() const;
  /// dB, what the mood in force asks of whoever renders it.
  [[nodiscard]] double trim() const noexcept { return scene_.mood().trim; }
  /// The settings in force.
  [[nodiscard]] const event::Settings& settings() const noexcept { return scene_.settings; }
  [[nodiscard]] const Arc& arc() const noexcept { return scene_.form.arc(); }
  /// What the form asks for where the last `advance` went, 0..1.
  [[nodiscard]] double energy() const noexcept { return scene_.form.energy(now_); }
  /// Where the last `advance` went.
  [[nodiscard]] Seconds now() const noexcept { return now_; }

 private:
  /// What `control` says of one that it is handed, or that the tune asks for.
  void take(const event::Control& control);
  void echo(event::Control control);
  [[nodiscard]] Seconds harmony_due() const noexcept;
  [[nodiscard]] Seconds tune_due(double beat) const noexcept;
  [[nodiscard]] Layer* first_due(Seconds& due);
  void cross_next(Seconds t);
  void begin_chord(Seconds t);
  bool move_home();
  [[nodiscard]] PerLayer<bool> playing(Seconds t) const;
  void let_layers_begin(Seconds t, const PerLayer<bool>* before);
  void look_ahead_anew(Seconds t, bool other_palette);
  void keep_section(Seconds t);
  void announce(Seconds t, bool section);
  void follow_key();
  void change_chord(Change change);
  void change_tempo();
  [[nodiscard]] event::Control resolved(event::Control control) const;
  [[nodiscard]] Seconds ramp_due() const noexcept;
  void step_ramp();
  void apply(const event::Control& control);

  struct Ramp {
    std::string param;
    double from, to;
    Seconds since, length;
    Seconds due;  // of the next step
  };

  const MoodLibrary* moods_;
  Scene scene_;
  std::array<std::unique_ptr<Layer>, kLayers> layers_;
  std::vector<Ramp> ramps_;  // under way
  Seconds now_{0};
  bool begun_ = false;
};

}  // namespace auralis::compose

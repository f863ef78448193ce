// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What all layers see of a piece at one moment, and where they put their notes.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "compose/form/form.h"
#include "compose/harmony/harmony.h"
#include "compose/layers/sounding.h"
#include "compose/melody/melody_model.h"
#include "compose/mood/mood.h"
#include "compose/time/glide.h"
#include "compose/time/layer_table.h"
#include "compose/time/transport.h"
#include "compose/tune/tune_key.h"
#include "compose/tune/tune_tempo.h"
#include "event/event.h"
#include "theory/scale.h"

namespace auralis::compose {

/// A note that a layer asks for.
struct Tone {
  int pitch;
  double emphasis;  ///< factor of the layer's velocity
  Seconds length;
  double side;          ///< -1 (left) .. 1 (right) of the layer's width
  std::string_view by;  ///< what brings it now, for people
  std::optional<event::Why::Draw> draw = std::nullopt;  ///< where it was drawn from a chain
  bool motif = false;                                   ///< it belongs to one that comes back
};

/// What is given of a piece before it begins, besides its settings.
struct PieceOutline {
  std::optional<Seconds> end = std::nullopt;  ///< nothing: the piece never ends
  Arc arc = {};
  const GivenMelody* given = nullptr;  ///< a tune that it accompanies, which outlives it; or null
};

class Scene {
 public:
  Scene(const event::Settings& settings, const Mood& mood, const MelodyModel& learnt,
        PieceOutline outline);

  const MelodyModel& melodies;  ///< outlives the scene
  const GivenMelody* given;     ///< a tune that is followed, or null
  event::Settings settings;     ///< in force now
  theory::Scale scale;
  TuneKey tune_key;
  TuneTempo tune_tempo;
  Transport transport;
  Ending ending;
  Form form;
  Harmony harmony;
  Sounding sounding;
  Glide intensity;                   ///< what the layers go by, while settings say where it goes
  bool explains = false;             ///< notes say why they are there
  std::vector<event::Event> events;  ///< not handed out yet

  /// The mood that the harmony goes by.
  [[nodiscard]] const Mood& mood() const noexcept { return *mood_; }
  /// The mood that a layer goes by.
  [[nodiscard]] const Mood& mood(LayerId layer) const noexcept { return *moods_[layer]; }
  /// The announced scale with the movement's home as its tonic.
  [[nodiscard]] theory::Scale scale_at_home() const;
  /// Crosses over to another mood: harmony and some layers go by it at once, the other layers one
  /// after the other.
  void cross_to(const Mood& mood, Seconds now);
  /// When the next layer follows; never where all do.
  [[nodiscard]] Seconds crossing_due() const noexcept;
  /// It follows; says which layer it is.
  LayerId cross_next();

  /// The chord in force at a beat; near the end of the piece, the last chord.
  [[nodiscard]] theory::Chord chord_at(double beat);
  [[nodiscard]] const theory::Chord& chord() const noexcept { return harmony.current().chord; }
  [[nodiscard]] HarmonyContext harmony_context() const noexcept;

  /// A section has begun at t: where its movement has the drone rest, the drone fades out and the
  /// bass takes its place; where it no longer does, it comes back as slowly.
  void let_drone_rest(Seconds t) noexcept;
  /// How far the bass stands in for the drone at t, 0..1: 0 in a mood that lacks one of them.
  [[nodiscard]] double bass_instead(Seconds t) const noexcept;

  /// When a beat sounds that is not before now, and how long it is from one such beat to another,
  /// whatever changes of tempo a tune has until then.
  [[nodiscard]] Seconds time_of(double beat) const noexcept {
    return tune_tempo.ahead(transport, beat).time_of(beat);
  }
  [[nodiscard]] Seconds length_between(double from, double to) const noexcept {
    return tune_tempo.next_beat() < to ? time_of(to) - time_of(from)
                                       : transport.length_of(to - from);
  }

  /// Whether a tune that is followed sounds about t.
  [[nodiscard]] bool below_tune(Seconds t) const noexcept;
  /// Beats in a bar.
  [[nodiscard]] double bar() const noexcept;
  /// Beats that the chord in force lasts. Below a tune it may be several equal chords in one; then
  /// those of one of them.
  [[nodiscard]] double shortest_chord() const noexcept;

  /// When the last chord begins, on the grid; nothing where the piece never ends.
  [[nodiscard]] std::optional<Seconds> last_chord() const noexcept;

  /// How much a layer plays at t, 0..1, by the section, the mood's density and the nearness of the
  /// end.
  [[nodiscard]] double share(LayerId layer, Seconds t) const noexcept;
  /// The same, by the intensity too.
  [[nodiscard]] double activity(LayerId layer, Seconds t) const noexcept;

  /// Appends a note at t unless it would crowd the others. Its gate ends at the piece's end at the
  /// latest, and earlier where it would clash with another note for too long. Says whether it
  /// sounds.
  bool sound(LayerId layer, Seconds t, const Tone& tone);
  /// Appends a note of a given tune at t, with this pitch instead of the tone's. Notes of other
  /// layers end there if it would crowd them, or clash with them for too long.
  void play_given(LayerId layer, Seconds t, double pitch, const Tone& tone);
  /// Ends at t the gates of all held notes of which `gone` is true.
  template <typename Gone>
  void release(Seconds t, const Gone& gone) {
    end_notes(t, sounding.release(gone));
  }

 private:
  /// How much the section has a layer play. Something must always sound: where the section asks for
  /// a drone and the mood has none, the pad plays, and the other way round.
  [[nodiscard]] double section_share(LayerId layer, Seconds t) const noexcept;
  /// Whether the movement has the drone rest: not where it would be alone.
  [[nodiscard]] bool drone_rests() const noexcept;
  [[nodiscard]] event::Why why(double pitch, const Tone& tone) const;
  [[nodiscard]] const LayerMood& layer_mood(LayerId layer) const noexcept {
    return mood(layer).layer(layer);
  }
  /// The level of a layer at t: the mood's, unless the drone rests.
  [[nodiscard]] double level(LayerId layer, Seconds t) const noexcept;
  /// The velocity of a layer at t: its level, shaped by intensity and nearness of the end.
  [[nodiscard]] double velocity(LayerId layer, Seconds t) const noexcept;
  void begin_note(LayerId layer, Seconds t, double pitch, const Tone& tone);
  void end_notes(Seconds t, const std::vector<std::int64_t>& ids);

  struct Crossing {
    Seconds at;
    LayerId layer;
    const Mood* to;
  };

  const Mood* mood_;
  PerLayer<const Mood*> moods_;
  Glide drone_{1};                  // how much of it there is
  std::deque<Crossing> crossings_;  // to come, the first one first
  std::int64_t next_id_ = 1;
};

}  // namespace auralis::compose

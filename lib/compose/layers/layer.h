// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A layer of a piece: it plays notes of its own when they are due.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "compose/layers/scene.h"
#include "event/parameter.h"

namespace auralis::compose {

/// What a control has changed; kChords: a new section has changed the chords to come; kHome: a new
/// movement has another tonic in the same scale. After a change of mood some layers use the new one
/// at once. The others hear of it again when they do.
enum class Change { kTempo, kIntensity, kComplexity, kKey, kMode, kMood, kChords, kHome };

/// What each parameter changes, in the order of their table.
inline constexpr std::array<std::pair<std::string_view, Change>, event::kParameters.size()>
    kChanges{{{"key", Change::kKey},
              {"mode", Change::kMode},
              {"bpm", Change::kTempo},
              {"intensity", Change::kIntensity},
              {"complexity", Change::kComplexity},
              {"mood", Change::kMood}}};
static_assert(std::ranges::equal(kChanges, event::kParameters, {},
                                 &std::pair<std::string_view, Change>::first,
                                 &event::Parameter::name));

/// True where the chord in force gives way to another on the next half beat.
[[nodiscard]] constexpr bool ends_chord(Change change) noexcept {
  return change == Change::kKey || change == Change::kMode || change == Change::kMood;
}

class Layer {
 public:
  virtual ~Layer() = default;
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  [[nodiscard]] LayerId id() const noexcept { return id_; }
  /// Does slow work ahead of time, so that no event takes long. Changes nothing that is played.
  virtual void prepare() {}
  /// When it has something to do next. Asked again after every event and control.
  [[nodiscard]] virtual Seconds due() const = 0;
  /// Does what is due at t and plans on.
  virtual void play(Seconds t) = 0;
  /// A chord has begun at t; scene().harmony.current() is it.
  virtual void chord_begins(Seconds /*t*/) {}
  /// A named section has begun at t, with this chord, in which it plays and before which it rested:
  /// it is to be heard soon.
  virtual void enter(Seconds /*t*/) {}
  /// The same, in which it rests: what it holds ends.
  virtual void leave(Seconds t) { release(t); }
  /// The settings have changed at t: what is planned may no longer fit.
  virtual void settings_changed(Seconds /*t*/, Change /*change*/) {}

 protected:
  /// The scene outlives the layer.
  Layer(LayerId id, Scene& scene) noexcept : id_(id), scene_(scene) {}

  [[nodiscard]] Scene& scene() noexcept { return scene_; }
  [[nodiscard]] const Scene& scene() const noexcept { return scene_; }
  /// What the scene has for this layer; see Scene and random_for.
  [[nodiscard]] base::Random random(std::uint64_t index, std::uint64_t turn = 0) const noexcept {
    return random_for(scene_.settings.seed, info_of(id_).stream, index, turn);
  }
  [[nodiscard]] double share(Seconds t) const noexcept { return scene_.share(id_, t); }
  [[nodiscard]] double activity(Seconds t) const noexcept { return scene_.activity(id_, t); }
  bool sound(Seconds t, const Tone& tone) { return scene_.sound(id_, t, tone); }
  /// Ends the gates of this layer's held notes: of all, of those for whose pitch `stays` is false,
  /// or of those outside the scale.
  void release(Seconds t) {
    scene_.release(t, [this](const HeldNote& note) { return note.layer == id_; });
  }
  template <typename Stays>
  void release_unless(Seconds t, const Stays& stays) {
    scene_.release(t, [&](const HeldNote& note) {
      return note.layer == id_ && !stays(static_cast<int>(note.pitch));
    });
  }
  void release_foreign(Seconds t) {
    release_unless(t, [this](int pitch) { return scene_.scale.contains(pitch); });
  }

 private:
  LayerId id_;
  Scene& scene_;
};

}  // namespace auralis::compose

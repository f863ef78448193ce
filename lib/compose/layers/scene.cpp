// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/scene.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "compose/time/curves.h"

namespace auralis::compose {

namespace {

constexpr Seconds kShortestNote{0.2};
constexpr double kLeastVelocity = 0.02;
// Where a movement has the drone rest, and where it comes back. No layer takes its place in a mood
// without a bass: then it fades for longer.
constexpr Seconds kDroneFade{60}, kLonelyDroneFade{90};
constexpr double kFaintestDrone = 0.1;  // of its velocity
// The level of a bass that stands in for the drone is the sum of both, within these.
constexpr double kStrongestBass = 0.75;
constexpr double kMuchStronger = 2;  // than its own level
constexpr int kPaletteBits = 24;     // sections in a movement; a number of a palette has 38 in all

/// Sections below a tune that is followed come with its chords.
Ending ending_of(const PieceOutline& outline) {
  if (!outline.end || outline.given != nullptr) return Ending(outline.end);
  return Ending(outline.end, outline.arc.last_beginning(*outline.end));
}

/// A tune that is followed has a course of its own.
Arc arc_for(PieceOutline outline) {
  if (outline.given != nullptr) outline.arc.movement = Seconds(0);
  return std::move(outline.arc);
}

}  // namespace

Scene::Scene(const event::Settings& wanted, const Mood& chosen, const MelodyModel& learnt,
             PieceOutline outline)
    : melodies(learnt),
      given(outline.given),
      settings(wanted),
      scale(wanted.key, wanted.mode),
      tune_key(outline.given, scale.tonic()),
      tune_tempo(outline.given, wanted.bpm),
      transport(wanted.bpm),
      ending(ending_of(outline)),
      form(wanted.seed, arc_for(std::move(outline)), ending),
      harmony(outline.given),
      intensity(wanted.intensity),
      mood_(&chosen) {
  moods_.values.fill(&chosen);
}

theory::Scale Scene::scale_at_home() const {
  const theory::Scale announced(settings.key, settings.mode);
  return announced.from_degree(home_degree(settings.seed, form.movement().home, announced));
}

void Scene::cross_to(const Mood& next, Seconds now) {
  crossings_.clear();
  mood_ = &next;
  for (const LayerInfo& layer : kLayerTable) {
    if (layer.crossing == Seconds(0))
      moods_[layer.id] = &next;
    else
      crossings_.push_back({to_microseconds(now + layer.crossing), layer.id, &next});
  }
  std::ranges::stable_sort(crossings_, {}, &Crossing::at);
}

Seconds Scene::crossing_due() const noexcept {
  return crossings_.empty() ? Seconds(INFINITY) : crossings_.front().at;
}

LayerId Scene::cross_next() {
  const Crossing crossing = crossings_.front();
  crossings_.pop_front();
  moods_[crossing.layer] = crossing.to;
  return crossing.layer;
}

HarmonyContext Scene::harmony_context() const noexcept {
  HarmonyContext context{
      settings.seed, scale, mood().harmony, settings.bpm, settings.complexity, settings.intensity};
  context.transposition = tune_key.transposition();
  context.palette = form.shape().palette + (form.movement().number << kPaletteBits);
  context.chord_stretch = form.movement().chord_stretch;
  context.section_end = transport.beat_at(form.until());
  context.keeps_sections = form.keeps_time() && given == nullptr;
  if (context.keeps_sections) context.section_end = std::round(context.section_end);
  if (const auto last = last_chord()) context.last_chord = transport.beat_at(*last);
  return context;
}

bool Scene::below_tune(Seconds t) const noexcept {
  return harmony.rules().covers(transport.beat_at(t));
}

double Scene::bar() const noexcept { return harmony.rules().bar(); }

double Scene::shortest_chord() const noexcept {
  return std::min(harmony.current().beats, harmony.rules().chord_beats(settings.bpm));
}

theory::Chord Scene::chord_at(double beat) {
  const auto last = last_chord();
  if (last && !harmony.last() && transport.time_of(beat) >= *last)
    return theory::build_chord(scale, 0, theory::ChordKind::kTriad);
  return harmony.at(beat, harmony_context()).chord;
}

std::optional<Seconds> Scene::last_chord() const noexcept {
  const auto last = ending.last_chord();
  if (!last) return std::nullopt;
  const Seconds on_grid =
      ending.with_section()
          ? to_microseconds(transport.time_of(std::round(transport.beat_at(*last))))
          : transport.on_grid(*last);
  return on_grid < *ending.end() ? on_grid : *last;  // a very short piece has no room for the grid
}

double Scene::share(LayerId layer, Seconds t) const noexcept {
  const LayerMood& own = layer_mood(layer);
  if (!own.plays()) return 0;
  const double share = own.density * section_share(layer, t);
  const double instead = layer == LayerId::kBass ? bass_instead(t) : 0;
  return (share + (1 - share) * instead) * ending.presence(t);
}

bool Scene::drone_rests() const noexcept {
  return form.movement().resting == LayerId::kDrone && form.shares()[LayerId::kPad] > 0 &&
         layer_mood(LayerId::kPad).plays();
}

void Scene::let_drone_rest(Seconds t) noexcept {
  const double wanted = drone_rests() ? 0 : 1;
  if (wanted != drone_.wanted())
    drone_.set(wanted, t, layer_mood(LayerId::kBass).plays() ? kDroneFade : kLonelyDroneFade);
}

double Scene::bass_instead(Seconds t) const noexcept {
  return layer_mood(LayerId::kBass).plays() && layer_mood(LayerId::kDrone).plays()
             ? 1 - drone_.at(t)
             : 0;
}

double Scene::section_share(LayerId layer, Seconds t) const noexcept {
  if (layer != LayerId::kDrone && form.movement().resting == layer) return 0;
  if (layer == LayerId::kDrone && drone_.at(t) < kFaintestDrone) return 0;
  const double share = form.shares()[layer];
  const auto other = layer == LayerId::kDrone ? LayerId::kPad : LayerId::kDrone;
  const bool stands_in = share == 0 && (layer == LayerId::kDrone || layer == LayerId::kPad) &&
                         !layer_mood(other).plays();
  return stands_in ? form.shares()[other] : share;
}

double Scene::activity(LayerId layer, Seconds t) const noexcept {
  return share(layer, t) * kActivityByIntensity.at(intensity.at(t));
}

double Scene::level(LayerId layer, Seconds t) const noexcept {
  const double own = layer_mood(layer).level;
  if (layer == LayerId::kDrone) return own * drone_.at(t);
  if (layer != LayerId::kBass) return own;
  const double both =
      std::min({own + layer_mood(LayerId::kDrone).level, kStrongestBass, kMuchStronger * own});
  return own + std::max(both - own, 0.0) * bass_instead(t);
}

double Scene::velocity(LayerId layer, Seconds t) const noexcept {
  return level(layer, t) * kVelocityByIntensity.at(intensity.at(t)) *
         kVelocityByEnergy.at(form.energy(t)) * kVelocityByPresence.at(ending.presence(t));
}

bool Scene::sound(LayerId layer, Seconds t, const Tone& tone) {
  Tone shortened = tone;
  Seconds length = sounding.longest(layer, tone.pitch, t, tone.length);
  if (const auto end = ending.end()) length = std::min(length, *end - t);
  shortened.length = to_microseconds(length);
  if (shortened.length < kShortestNote || !sounding.admits(layer, tone.pitch)) return false;
  begin_note(layer, t, tone.pitch, shortened);
  return true;
}

void Scene::play_given(LayerId layer, Seconds t, double pitch, const Tone& tone) {
  constexpr Seconds kShortest{0.0005};
  Tone given_tone = tone;
  const Seconds end = std::min(t + std::max(tone.length, kShortest), ending.end().value_or(kNever));
  given_tone.length = to_microseconds(end - t);
  if (given_tone.length <= Seconds(0)) return;  // no room before the piece's end
  end_notes(t, sounding.make_way({layer, pitch, end, 0}, t));
  begin_note(layer, t, pitch, given_tone);
}

event::Why Scene::why(double pitch, const Tone& tone) const {
  return {std::string(tone.by), chord().name,
          std::string(chord().tone(static_cast<int>(std::lround(pitch)))), tone.draw, tone.motif};
}

void Scene::begin_note(LayerId layer, Seconds t, double pitch, const Tone& tone) {
  event::Note note;
  note.id = next_id_++;
  note.pitch = pitch;
  note.velocity = std::clamp(velocity(layer, t) * tone.emphasis, kLeastVelocity, 1.0);
  note.duration = tone.length;
  note.patch = layer_mood(layer).patch;
  note.pan = tone.side * layer_mood(layer).pan;
  note.layer = info_of(layer).name;
  if (explains) note.why = why(pitch, tone);
  sounding.add({layer, note.pitch, to_microseconds(t + tone.length), note.id});
  events.push_back({t, std::move(note)});
}

void Scene::end_notes(Seconds t, const std::vector<std::int64_t>& ids) {
  for (const std::int64_t id : ids) {
    // In place: g++ 14 takes the strings of events that this is not for uninitialized in a move.
    event::Event& event = events.emplace_back();
    event.time = t;
    event.what = event::NoteOff{id};
  }
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/composer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "compose/layers/bass_layer.h"
#include "compose/layers/bell_layer.h"
#include "compose/layers/drone_layer.h"
#include "compose/layers/follow_layer.h"
#include "compose/layers/melody_layer.h"
#include "compose/layers/pad_layer.h"
#include "compose/layers/texture_layer.h"
#include "compose/mood/parameter.h"
#include "event/meaning.h"
#include "theory/pitch.h"

namespace auralis::compose {

namespace {

constexpr Seconds kRampStep{0.5};
constexpr double kMuchLonger = 1.5;  // than the mood wants it, a chord ends early at a new tempo

/// What one control has changed, or nothing where the value was the same.
std::optional<Change> changed(const event::Settings& before, const event::Settings& after) {
  for (std::size_t i = 0; i < event::kParameters.size(); ++i)
    if (value_of(before, event::kParameters[i]) != value_of(after, event::kParameters[i]))
      return kChanges[i].second;
  return std::nullopt;
}

/// The chord in close position from C3 up, for people and pages to read.
std::vector<double> close_position(const theory::Chord& chord) {
  std::vector<double> pitches;
  int low = theory::kC3;
  for (const int pc : chord.classes) {
    const int pitch = theory::lowest_of_class(pc, low);
    pitches.push_back(pitch);
    low = pitch + 1;
  }
  return pitches;
}

std::unique_ptr<Layer> make_layer(LayerId layer, Scene& scene) {
  switch (layer) {
    case LayerId::kDrone:
      return std::make_unique<DroneLayer>(scene);
    case LayerId::kPad:
      return std::make_unique<PadLayer>(scene);
    case LayerId::kBass:
      return std::make_unique<BassLayer>(scene);
    case LayerId::kMelody:
      if (scene.given != nullptr) return std::make_unique<FollowLayer>(scene);
      return std::make_unique<MelodyLayer>(scene);
    case LayerId::kBells:
      return std::make_unique<BellLayer>(scene);
    case LayerId::kTexture:
      return std::make_unique<TextureLayer>(scene);
  }
  std::abort();  // there is no other layer
}

}  // namespace

Composer::Composer(const event::Settings& settings, const MoodLibrary& moods,
                   const MelodyModel& melodies, PieceOutline outline)
    : moods_(&moods),
      scene_(checked_settings(settings, moods), *moods.find(settings.mood), melodies,
             std::move(outline)) {
  for (const LayerInfo& layer : kLayerTable)
    layers_[index_of(layer.id)] = make_layer(layer.id, scene_);
}

Composer::~Composer() = default;

void Composer::prepare() {
  for (const auto& layer : layers_) layer->prepare();
}

std::vector<event::Offer> Composer::offers() const { return compose::offers(*moods_); }

/// With the value that "own" stands for.
event::Control Composer::resolved(event::Control control) const {
  const auto* const name = std::get_if<std::string>(&control.value);
  const event::Parameter* const parameter = event::find_parameter(control.param);
  if (name == nullptr || *name != event::kOwnValue || parameter == nullptr) return control;
  if (parameter->name == "mood") return control;
  control.value = value_of(moods_->find(scene_.settings.mood)->defaults, *parameter);
  return control;
}

void Composer::control(const event::Control& control) {
  const auto meant = event::meaning_of(resolved(control));
  event::Settings tried = scene_.settings;
  for (const event::Control& each : meant) set_parameter(tried, each, *moods_);  // all or nothing
  for (const event::Control& each : meant) apply(each);
  std::erase_if(ramps_, [&](const Ramp& ramp) { return ramp.param == control.param; });
}

void Composer::ramp(const event::Control& wanted, Seconds over) {
  const event::Control control = resolved(wanted);
  const event::Parameter* const parameter = event::find_parameter(control.param);
  event::Settings tried = scene_.settings;
  const event::Control taken = set_parameter(tried, control, *moods_);
  if (!parameter->is_number())
    throw base::Error("over: only numbers get to their value over a time, and " + control.param +
                      " is a name");
  const Seconds length = to_microseconds(over);
  if (length <= Seconds(0)) return this->control(control);
  std::erase_if(ramps_, [&](const Ramp& ramp) { return ramp.param == control.param; });
  ramps_.push_back({control.param, std::get<double>(value_of(scene_.settings, *parameter)),
                    std::get<double>(taken.value), now_, length,
                    to_microseconds(now_ + std::min(kRampStep, length))});
}

Seconds Composer::ramp_due() const noexcept {
  Seconds due = kNever;
  for (const Ramp& ramp : ramps_) due = std::min(due, ramp.due);
  return due;
}

/// The ramp that is due takes a step.
void Composer::step_ramp() {
  const auto first = std::ranges::min_element(ramps_, {}, &Ramp::due);
  const double share = std::min((first->due - first->since) / first->length, 1.0);
  const event::Control step{first->param, first->from + (first->to - first->from) * share};
  first->due = to_microseconds(std::min(first->due + kRampStep, first->since + first->length));
  if (share >= 1) ramps_.erase(first);
  apply(step);
}

void Composer::use_moods(const MoodLibrary& moods) {
  moods_ = &moods;
  scene_.cross_to(*moods_->find(scene_.settings.mood), now_);
  scene_.events.push_back({to_microseconds(now_), event::Trim{trim()}});
  if (!scene_.harmony.last()) change_chord(Change::kMood);
  for (const auto& layer : layers_) layer->settings_changed(now_, Change::kMood);
}

void Composer::apply(const event::Control& control) {
  take(control);
  if (control.param == "bpm") scene_.tune_tempo.choose(scene_.settings.bpm);
}

void Composer::take(const event::Control& control) {
  const event::Settings before = scene_.settings;
  echo(control);
  const auto change = changed(before, scene_.settings);
  if (!change) return;
  if (ends_chord(*change) && scene_.harmony.last()) return;  // the last chord stays as it is
  if (change == Change::kMood) {
    scene_.form.settle(now_);
    scene_.let_drone_rest(now_);
    scene_.cross_to(*moods_->find(scene_.settings.mood), now_);
    scene_.events.push_back({to_microseconds(now_), event::Trim{trim()}});
  }
  if (ends_chord(*change)) change_chord(*change);
  if (change == Change::kTempo) change_tempo();
  if (change == Change::kIntensity)
    scene_.intensity.set(scene_.settings.intensity, now_, scene_.transport.length_of(kBeatsPerBar));
  if (change == Change::kComplexity) scene_.harmony.forget_plan();
  for (const auto& layer : layers_) layer->settings_changed(now_, *change);
}

/// Sets the parameter and says so.
void Composer::echo(event::Control control) {
  auto taken = set_parameter(scene_.settings, std::move(control), *moods_);
  scene_.events.push_back({to_microseconds(now_), std::move(taken)});
}

/// The tune's key changes: a new chord begins there.
void Composer::follow_key() {
  const double beat = scene_.tune_key.next_beat();
  const score::Key key = scene_.tune_key.change();
  const event::Settings& settings = scene_.settings;
  if (scene_.scale.tonic() == key.tonic && settings.mode == key.mode->name) return;
  if (scene_.scale.tonic() != key.tonic) echo({"key", std::string(score::tonic_name(key)), true});
  if (settings.mode != key.mode->name) echo({"mode", std::string(key.mode->name), true});
  scene_.scale = theory::Scale(settings.key, settings.mode);
  scene_.harmony.turn_at(beat);
  for (const auto& layer : layers_) layer->settings_changed(now_, Change::kMode);
}

/// A new chord begins on the next half beat: the same in another key, the tonic in another mode.
void Composer::change_chord(Change change) {
  scene_.scale = scene_.scale_at_home();
  const double beat = std::floor(2 * scene_.transport.beat_at(now_) + 1) / 2;
  if (change != Change::kKey) return scene_.harmony.turn_at(beat);
  scene_.tune_key.choose(scene_.scale.tonic());
  scene_.harmony.transpose_at(beat, scene_.harmony_context());
}

/// Beats move at once; a chord that would become very long ends earlier, at a bar line.
void Composer::change_tempo() {
  Transport& transport = scene_.transport;
  transport.set_tempo(scene_.settings.bpm, now_);
  const double now = transport.beat_at(now_);
  const double wanted = scene_.mood().harmony.chord.count() * transport.bpm() / 60;
  if (scene_.harmony.next_beat() - now <= kMuchLonger * wanted)
    scene_.harmony.forget_plan();
  else
    scene_.harmony.hold_until(std::ceil((now + wanted) / scene_.bar()) * scene_.bar());
}

Seconds Composer::harmony_due() const noexcept {
  if (scene_.harmony.last()) return kNever;
  const Seconds next = scene_.transport.time_of(scene_.harmony.next_beat());
  return std::min(next, scene_.last_chord().value_or(kNever));
}

/// When a change of the tune is due: not during the last chord.
Seconds Composer::tune_due(double beat) const noexcept {
  return scene_.harmony.last() ? kNever : scene_.transport.time_of(beat);
}

/// What is due first: null for the harmony, which goes before the layers.
Layer* Composer::first_due(Seconds& due) {
  due = harmony_due();
  Layer* first = nullptr;
  for (const auto& layer : layers_) {
    const Seconds candidate = layer->due();
    if (candidate >= due) continue;
    due = candidate;
    first = layer.get();
  }
  return first;
}

void Composer::advance(Seconds to, std::vector<event::Event>& out) {
  if (const auto end = scene_.ending.end()) to = std::min(to, *end);
  for (;;) {
    Seconds due{0};
    Layer* const layer = first_due(due);
    const Seconds crossing = scene_.crossing_due();
    const Seconds tempo = tune_due(scene_.tune_tempo.next_beat());
    const Seconds key = tune_due(scene_.tune_key.next_beat());
    const Seconds ramp = ramp_due();
    const Seconds t = to_microseconds(std::max(std::min({due, crossing, tempo, key, ramp}), now_));
    if (t >= to) break;
    now_ = t;
    scene_.sounding.advance(t);
    if (ramp <= std::min({due, crossing, tempo, key}))
      step_ramp();  // first, as a control at its time would be
    else if (tempo <= std::min({due, crossing, key}))
      take({"bpm", scene_.tune_tempo.change(), true});
    else if (key <= std::min(due, crossing))
      follow_key();
    else if (crossing <= due)
      cross_next(t);
    else if (layer == nullptr)
      begin_chord(t);
    else
      layer->play(t);
  }
  now_ = std::max(now_, to);
  std::ranges::move(scene_.events, std::back_inserter(out));
  scene_.events.clear();
}

/// Another layer goes by the new mood.
void Composer::cross_next(Seconds t) {
  const LayerId id = scene_.cross_next();
  for (const auto& layer : layers_)
    if (layer->id() == id) layer->settings_changed(t, Change::kMood);
}

void Composer::begin_chord(Seconds t) {
  const auto last = scene_.last_chord();
  bool section = !std::exchange(begun_, true);
  const auto palette = scene_.form.shape().palette;
  const bool first = section;
  const PerLayer<bool> before = playing(t);
  if (last && t >= *last) {
    scene_.form.begin_close(t, scene_.transport.length_of(0.5));
    scene_.scale = scene_.scale_at_home();
    scene_.harmony.begin_last(scene_.transport.beat_at(t), scene_.harmony_context());
    section = true;
  } else {
    if (scene_.form.over(t, scene_.transport.length_of(0.5))) {
      scene_.form.begin_next(t);
      section = true;
    }
    const bool moved = section && move_home();
    scene_.harmony.begin_next(scene_.harmony_context());
    if (section) look_ahead_anew(t, palette != scene_.form.shape().palette);
    if (section) keep_section(t);
    if (moved)
      for (const auto& layer : layers_) layer->settings_changed(t, Change::kHome);
    const Seconds length = scene_.transport.length_of(scene_.shortest_chord());
    const bool section_left = last && scene_.form.keeps_time() && scene_.form.until() < *last;
    const bool stub = last && t + kLongestStub * length > *last;
    if (stub && !section_left)  // none before the last chord
      scene_.harmony.hold_until(scene_.transport.beat_at(*last));
  }
  if (section) scene_.let_drone_rest(t);
  announce(t, section);
  const bool named = section && !first && scene_.form.keeps_time() && scene_.given == nullptr &&
                     !scene_.harmony.last();
  let_layers_begin(t, named ? &before : nullptr);
}

PerLayer<bool> Composer::playing(Seconds t) const {
  PerLayer<bool> playing;
  for (const LayerInfo& layer : kLayerTable) playing[layer.id] = scene_.share(layer.id, t) > 0;
  return playing;
}

/// The layers hear of the chord. With it a named section may begin, in which those that it names
/// and that rested before are heard at once, and the others no longer.
void Composer::let_layers_begin(Seconds t, const PerLayer<bool>* before) {
  const PerLayer<bool> now = playing(t);
  const auto enters = [&](LayerId id) { return before != nullptr && now[id] && !(*before)[id]; };
  const auto leaves = [&](LayerId id) { return before != nullptr && !now[id] && (*before)[id]; };
  for (const auto& layer : layers_)
    if (leaves(layer->id())) layer->leave(t);
  scene_.sounding.expect_bells(enters(LayerId::kBells));  // until the next chord
  for (const auto& layer : layers_) layer->chord_begins(t);
  for (const auto& layer : layers_)
    if (enters(layer->id())) layer->enter(t);
}

/// A section may begin another movement, or come home at the end: the chord that begins is the
/// tonic of the new home, instead of what is planned. Says whether there is one.
bool Composer::move_home() {
  theory::Scale scale = scene_.scale_at_home();
  if (scale.tonic() == scene_.scale.tonic()) return false;
  scene_.scale = std::move(scale);
  scene_.harmony.turn_at(scene_.harmony.next_beat());
  return true;
}

/// What was planned into a section knew neither its end nor its palette.
void Composer::look_ahead_anew(Seconds t, bool other_palette) {
  const double end = scene_.harmony_context().section_end;
  if (!other_palette && scene_.harmony.planned_until() <= end) return;
  scene_.harmony.forget_plan();
  for (const auto& layer : layers_) layer->settings_changed(t, Change::kChords);
}

/// The first chord was planned in the section before, which knew nothing of this one's end: it ends
/// there, too, and the next one is the tonic.
void Composer::keep_section(Seconds t) {
  const HarmonyContext context = scene_.harmony_context();
  const PlannedChord& first = scene_.harmony.current();
  const double end = context.section_end;
  if (!context.keeps_sections || first.beat + kLongestStub * first.beats < end) return;
  if (first.beat + kSameBeat >= end || std::abs(first.end() - end) < kSameBeat) return;
  scene_.harmony.hold_until(end);
  static_cast<void>(scene_.harmony.at(end, context));
  for (const auto& layer : layers_) layer->settings_changed(t, Change::kChords);
}

void Composer::announce(Seconds t, bool section) {
  if (section)
    scene_.events.push_back({t, event::Section{scene_.form.name(), scene_.form.energy(t)}});
  const theory::Chord& chord = scene_.chord();
  scene_.events.push_back({t, event::Chord{chord.name, close_position(chord)}});
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "json/json_writer.h"
#include "theory/pitch.h"

namespace auralis::perform {

namespace {

constexpr int kPlaces = 3;

/// The share of a count, or not a number where there is nothing to share.
double share(std::int64_t part, std::int64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

int nearest(double pitch) { return static_cast<int>(std::lround(pitch)); }

bool contains_class(const event::Chord& chord, int pitch) {
  return std::ranges::any_of(chord.pitches, [pitch](double member) {
    return theory::wrap(nearest(member) - pitch, 12) == 0;
  });
}

}  // namespace

void Polyphony::add(std::int64_t id, Seconds t, Seconds duration) {
  std::erase_if(open_, [t](const Gate& gate) { return gate.end <= t; });
  open_.push_back({id, t + duration});
  most_ = std::max(most_, open_.size());
  total_ += duration;
}

void Polyphony::end(std::int64_t id, Seconds t) {
  for (Gate& gate : open_) {
    if (gate.id != id || gate.end <= t) continue;
    total_ -= gate.end - t;
    gate.end = t;
  }
}

Seconds Polyphony::until() const noexcept {
  Seconds last{0};
  for (const Gate& gate : open_) last = std::max(last, gate.end);
  return last;
}

double Polyphony::mean(Seconds end) const noexcept {
  Seconds within = total_;
  for (const Gate& gate : open_) within -= std::max(gate.end - end, Seconds(0));
  return within / end;
}

void Statistics::write(const event::Event& event) {
  ++count_;
  if (const auto* header = std::get_if<event::Header>(&event.what)) {
    add_header(*header);
  } else if (const auto* note = std::get_if<event::Note>(&event.what)) {
    add_note(event.time, *note);
  } else if (const auto* off = std::get_if<event::NoteOff>(&event.what)) {
    all_.end(off->id, event.time);
    low_.end(off->id, event.time);
  } else if (const auto* chord = std::get_if<event::Chord>(&event.what)) {
    chord_ = *chord;
    ++chords_;
  } else if (std::holds_alternative<event::Section>(event.what)) {
    ++sections_;
  } else if (const auto* control = std::get_if<event::Control>(&event.what)) {
    ++controls_;
    if (control->param == "key") settings_.key = event::to_text(control->value);
    if (control->param == "mode") settings_.mode = event::to_text(control->value);
    scale_.emplace(settings_.key, settings_.mode);
  } else if (std::holds_alternative<event::Clock>(event.what) ||
             std::holds_alternative<event::Offer>(event.what) ||
             std::holds_alternative<event::Trim>(event.what)) {
    ++uncounted_;
  } else if (std::holds_alternative<event::End>(event.what)) {
    end_silence(event.time);
    length_ = event.time;
    ended_ = true;
  }
}

void Statistics::add_header(const event::Header& header) {
  settings_ = header.settings;
  scale_.emplace(settings_.key, settings_.mode);
}

void Statistics::end_silence(Seconds t) {
  longest_silence_ = std::max(longest_silence_, t - all_.until());
}

void Statistics::add_note(Seconds t, const event::Note& note) {
  end_silence(t);
  all_.add(note.id, t, note.duration);
  if (note.pitch < theory::kC3) low_.add(note.id, t, note.duration);
  lowest_ = notes_ == 0 ? note.pitch : std::min(lowest_, note.pitch);
  highest_ = std::max(highest_, note.pitch);
  const int pitch = nearest(note.pitch);
  ++notes_;
  ++by_patch_[note.patch];
  ++by_class_.at(static_cast<std::size_t>(theory::wrap(pitch, 12)));
  if (scale_ && scale_->contains(pitch)) ++in_scale_;
  if (chord_ && contains_class(*chord_, pitch)) ++in_chord_;
}

void Statistics::flush() {
  if (!ended_) return;
  out_.write(line());
  ended_ = false;
}

std::string Statistics::line() const {
  constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
  std::string text;
  json::JsonWriter json(text);
  json.begin_object().field("seed", settings_.seed).field("mood", settings_.mood);
  json.field("length_seconds", length_.count()).field("events", count_ - uncounted_);
  json.field("sections", sections_).field("chords", chords_).field("controls", controls_);
  json.field("notes", notes_);
  json.field("notes_per_minute", static_cast<double>(notes_) / (length_ / Seconds(60)), kPlaces);
  json.begin_object("notes_by_patch");
  for (const auto& [patch, notes] : by_patch_) json.field(patch, notes);
  json.end_object();
  json.field("polyphony_mean", all_.mean(length_), kPlaces);
  json.field("polyphony_max", static_cast<std::int64_t>(all_.most()));
  json.field("below_c3_mean", low_.mean(length_), kPlaces);
  json.field("below_c3_max", static_cast<std::int64_t>(low_.most()));
  json.field("pitch_min", notes_ > 0 ? lowest_ : kNothing);
  json.field("pitch_max", notes_ > 0 ? highest_ : kNothing);
  json.begin_list("pitch_classes");
  for (const std::int64_t notes : by_class_) json.item(static_cast<double>(notes));
  json.end_list();
  json.field("in_scale_share", share(in_scale_, notes_), kPlaces);
  json.field("in_chord_share", share(in_chord_, notes_), kPlaces);
  json.field("longest_silence_seconds", longest_silence_.count());
  json.end_object();
  return text + '\n';
}

}  // namespace auralis::perform

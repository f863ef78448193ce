// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/scene.h"

#include <algorithm>
#include <variant>

#include "stream/wire.h"

namespace auralis::stream {

namespace {

/// The last that has begun, or null.
template <typename List>
const auto* last_at(const List& list, Frames at) {
  const auto after = std::find_if(list.rbegin(), list.rend(),
                                  [at](const auto& each) { return !(at < each.frame); });
  return after == list.rend() ? nullptr : &*after;
}

/// Keeps the one that still holds.
template <typename List>
void forget_superseded(List& list, Frames frame) {
  while (list.size() > 1 && !(frame < list[1].frame)) list.pop_front();
}

}  // namespace

void Scene::add(Frames frame, const event::Event& event) {
  if (std::holds_alternative<event::Header>(event.what)) {
    sections_.clear();
    chords_.clear();
  } else if (const auto* const section = std::get_if<event::Section>(&event.what)) {
    sections_.push_back({frame, *section});
  } else if (const auto* const chord = std::get_if<event::Chord>(&event.what)) {
    chords_.push_back({frame, *chord});
  } else if (const auto* const note = std::get_if<event::Note>(&event.what)) {
    notes_.push_back({frame, *note});
    if (notes_.size() > kMostNotes) notes_.pop_front();
  }
}

void Scene::forget_before(Frames frame) {
  forget_superseded(sections_, frame);
  forget_superseded(chords_, frame);
  std::erase_if(notes_, [&](const auto& note) {
    return !(frame < note.frame + to_frames(note.what.duration, rate_));
  });
}

void Scene::write(json::JsonWriter& json, Frames at) const {
  if (const auto* const section = last_at(sections_, at)) {
    json.begin_object("section");
    write_fields(json, section->frame, section->what);
    json.end_object();
  }
  if (const auto* const chord = last_at(chords_, at)) {
    json.begin_object("chord");
    write_fields(json, chord->frame, chord->what);
    json.end_object();
  }
  json.begin_list("sounding");
  for (const auto& note : notes_) {
    const Frames end = note.frame + to_frames(note.what.duration, rate_);
    if (at <= note.frame || end <= at) continue;
    json.begin_object();
    write_fields(json, note.frame, note.what);
    json.end_object();
  }
  json.end_list();
}

}  // namespace auralis::stream

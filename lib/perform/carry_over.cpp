// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/carry_over.h"

#include "compose/time/transport.h"

namespace auralis::perform {

namespace {

/// What is left at `t` of a note's duration.
Seconds rest_of(const event::Event& note, Seconds t) {
  return compose::to_microseconds(note.time + std::get<event::Note>(note.what).duration - t);
}

}  // namespace

void CarryOver::add(const event::Event& event) {
  if (std::holds_alternative<event::Section>(event.what)) section_ = event;
  if (std::holds_alternative<event::Chord>(event.what)) chord_ = event;
  if (const auto* off = std::get_if<event::NoteOff>(&event.what))
    std::erase_if(notes_, [off](const event::Event& note) {
      return std::get<event::Note>(note.what).id == off->id;
    });
  if (!std::holds_alternative<event::Note>(event.what)) return;
  std::erase_if(notes_, [&](const auto& note) { return rest_of(note, event.time) <= Seconds(0); });
  notes_.push_back(event);
}

std::vector<event::Event> CarryOver::at(Seconds t, double energy) const {
  std::vector<event::Event> events;
  if (section_)
    events.push_back(
        {Seconds(0), event::Section{std::get<event::Section>(section_->what).name, energy}});
  if (chord_) events.push_back({Seconds(0), chord_->what});
  for (const event::Event& held : notes_) {
    event::Note note = std::get<event::Note>(held.what);
    note.duration = rest_of(held, t);
    note.bend.reset();
    if (note.duration > Seconds(0)) events.push_back({Seconds(0), std::move(note)});
  }
  return events;
}

std::vector<std::int64_t> CarryOver::open_at(Seconds t) const {
  std::vector<std::int64_t> ids;
  for (const event::Event& held : notes_)
    if (rest_of(held, t) > Seconds(0)) ids.push_back(std::get<event::Note>(held.what).id);
  return ids;
}

}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pieces composed for tests, as events and as lines.
#pragma once

#include <string>
#include <vector>

#include "compose/composer.h"
#include "event/event_writer.h"

namespace auralis::compose {

inline const MoodLibrary& shipped_moods() {
  static const MoodLibrary moods{std::filesystem::path(AURALIS_MOODS)};
  return moods;
}

inline const MelodyModel& shipped_melodies() {
  static const MelodyModel model(read_corpus(AURALIS_CORPUS));
  return model;
}

inline event::Settings settings_of(const std::string& mood, std::uint64_t seed) {
  event::Settings settings = shipped_moods().find(mood)->defaults;
  settings.seed = seed;
  return settings;
}

/// All events of a piece of this length, asked for in steps.
inline std::vector<event::Event> compose_piece(const event::Settings& settings, Seconds length,
                                               Seconds step = Seconds(10)) {
  Composer composer(settings, shipped_moods(), shipped_melodies(), {length});
  std::vector<event::Event> events;
  for (int i = 1; composer.now() < length; ++i) composer.advance(i * step, events);
  return events;
}

inline std::string lines_of(const std::vector<event::Event>& events) {
  std::string text;
  for (const auto& event : events) event::append_line(text, event);
  return text;
}

struct TimedNote {
  Seconds begin;
  Seconds end;
  event::Note note;
};

/// With the ends that later events give them.
inline std::vector<TimedNote> notes_of(const std::vector<event::Event>& events) {
  std::vector<TimedNote> notes;
  for (const auto& event : events) {
    if (const auto* note = std::get_if<event::Note>(&event.what))
      notes.push_back({event.time, event.time + note->duration, *note});
    if (const auto* off = std::get_if<event::NoteOff>(&event.what))
      for (TimedNote& n : notes)
        if (n.note.id == off->id) n.end = std::min(n.end, event.time);
  }
  return notes;
}

}  // namespace auralis::compose

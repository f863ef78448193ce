// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events -> the bytes of the MIDI file that the writer makes of them, and bytes by their numbers.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "base/temporary_directory.h"
#include "event/midi_file.h"

namespace auralis::event {

/// In which "pad" has no program of its own.
inline const MidiPrograms kPrograms{{"bass", 38}, {"bell", 14}, {"glass", 98}, {"keys", 4}};

inline std::string midi_of(const std::vector<Event>& events) {
  const base::TemporaryDirectory folder;
  const std::string path = folder / "score.mid";
  base::Output out(path);
  MidiFileSink sink(out, kPrograms);
  for (const Event& event : events) {
    sink.write(event);
    if (!std::holds_alternative<End>(event.what)) sink.flush();
  }
  sink.flush();
  out.close();
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string raw(std::initializer_list<int> bytes) {
  std::string text;
  for (const int b : bytes) text += static_cast<char>(b);
  return text;
}

inline Header header_at(double bpm) {
  Header header;
  header.settings.bpm = bpm;
  return header;
}

inline Note note_of(double pitch, double seconds, const char* patch) {
  Note note;
  note.pitch = pitch;
  note.velocity = 0.5;
  note.duration = Seconds(seconds);
  note.patch = patch;
  return note;
}

}  // namespace auralis::event

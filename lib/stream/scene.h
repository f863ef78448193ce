// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events -> what holds at a frame: the section, the chord, the notes that sound.
#pragma once

#include <deque>

#include "base/units.h"
#include "event/event.h"
#include "json/json_writer.h"

namespace auralis::stream {

using base::Frames;
using base::SampleRate;

/// For those who join between two chords. [io thread]
class Scene {
 public:
  explicit Scene(SampleRate rate) : rate_(rate) {}

  /// An event that begins at `frame`, in order of frames. Other kinds than header, section, chord
  /// and note say nothing here; a header begins a piece, and ends the chords and sections before
  /// it.
  void add(Frames frame, const event::Event& event);
  /// Nobody will ask for a frame before this one.
  void forget_before(Frames frame);

  /// Appends the fields `section`, `chord` and `sounding` as they are at a frame. A field whose
  /// value is not known is left out.
  void write(json::JsonWriter& json, Frames at) const;

 private:
  /// More notes than sound at once in any piece; beyond that the oldest are forgotten.
  static constexpr std::size_t kMostNotes = 2048;

  template <typename What>
  struct Begun {
    Frames frame;
    What what;
  };

  SampleRate rate_;
  std::deque<Begun<event::Section>> sections_;
  std::deque<Begun<event::Chord>> chords_;
  std::deque<Begun<event::Note>> notes_;
};

}  // namespace auralis::stream

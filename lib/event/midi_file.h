// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events to a Standard MIDI File of type 1: tempo map, then a track for each layer.
// MIDI Manufacturers Association, "Standard MIDI Files 1.0" (RP-001).
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "event/event_sink.h"

namespace auralis::event {

/// Seconds to ticks under the tempo map written so far.
class MidiTempoMap {
 public:
  static constexpr int kTicksPerBeat = 960;

  /// The tempo from t on; returns the microseconds per beat that the file will say.
  std::uint32_t set_tempo(double bpm, Seconds t) noexcept;
  [[nodiscard]] std::int64_t tick_of(Seconds t) const noexcept;

 private:
  double ticks_per_second_ = 2 * kTicksPerBeat;
  Seconds since_{0};
  std::int64_t since_tick_ = 0;
};

/// The General MIDI program, 0..127, of each patch that has one.
using MidiPrograms = std::map<std::string, int, std::less<>>;

/// Collects events and writes the file when the end comes. A layer has a track and a channel (never
/// the percussion one), and so has a patch whose notes tell no layer; a note's program is that of
/// its patch, or pad 1 (88). Sections become markers and chords text. A fraction
/// of pitch becomes pitch bend, which all notes of a channel share: notes of other fractions, or of
/// other programs, that sound together have channels of their own, as far as the 15 reach. Where a
/// key is struck again while it sounds, the earlier note ends; where it is struck twice at once,
/// the second note has another channel, while one is left.
class MidiFileSink final : public EventSink {
 public:
  /// `out` outlives the sink.
  explicit MidiFileSink(base::Output& out, MidiPrograms programs = {})
      : out_(out), programs_(std::move(programs)) {}
  void write(const Event& event) override;
  /// Writes the file once the end has come, nothing before.
  void flush() override;

 private:
  struct Key {
    std::int64_t on;
    std::int64_t off;
    double pitch;
    int velocity;
    int program;
  };
  struct Track {
    std::string layer;                 // empty where its notes tell none
    std::vector<std::string> patches;  // of its notes, in order; one where there is no layer
    std::vector<Key> keys;

    [[nodiscard]] std::string name() const;
  };
  struct Text {
    std::int64_t tick;
    std::string bytes;  // a meta event
  };

  using Place = std::pair<std::size_t, std::size_t>;  // track, key

  /// A key of no length yet.
  Place add_key(const std::string& layer, const std::string& patch, double pitch, double velocity,
                Seconds t);
  [[nodiscard]] Track& track_of(const std::string& layer, const std::string& patch);
  [[nodiscard]] int program_of(const std::string& patch) const;
  void end_key(Place place, std::int64_t tick);
  /// Ends the whole notes whose gates close by then.
  void end_gates(Seconds until);
  /// Ends a note where an off does.
  void end_gate(std::int64_t id, Seconds t);
  void add_tempo(double bpm, Seconds t);
  void add_text(Seconds t, int kind, const std::string& text);
  [[nodiscard]] std::string conductor_track() const;
  static void end_struck_again(std::vector<Key>& keys);
  [[nodiscard]] static std::string layer_track(Track track, int first, std::vector<int>& spare);

  base::Output& out_;
  MidiPrograms programs_;
  MidiTempoMap tempo_;
  std::vector<Text> texts_;
  std::vector<Track> tracks_;
  struct Gate {
    Place place;
    std::int64_t id;
  };
  std::multimap<Seconds, Gate> gates_;  // when a whole note's gate closes
  std::map<std::int64_t, Place> open_;  // id of a live note
  std::int64_t end_tick_ = 0;
  bool ended_ = false;
};

}  // namespace auralis::event

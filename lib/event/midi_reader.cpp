// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/midi_reader.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <tuple>
#include <utility>

#include "event/midi_cursor.h"
#include "event/midi_format.h"
#include "event/midi_timeline.h"
#include "event/midi_track.h"

namespace auralis::event {

namespace {

constexpr int kNoParameter = 0x3FFF;  // "null" of the registered parameters

/// What a channel's controllers have set.
struct Channel {
  int program = 0;
  int bend = kBendCentre;
  int parameter = kNoParameter;  // registered, that data entry would set
  int bend_semitones = static_cast<int>(kBendRange);
  int bend_cents = 0;

  [[nodiscard]] double bent(int key) const noexcept {
    const double range = bend_semitones + bend_cents / 100.0;
    return key + range * (bend - kBendCentre) / kBendCentre;
  }

  void control(int controller, int value) noexcept {
    switch (controller) {
      case 101:
        parameter = value << 7 | (parameter & 0x7F);
        break;
      case 100:
        parameter = (parameter & 0x3F80) | value;
        break;
      case 98:  // parameters that are not registered: data entry is theirs
      case 99:
        parameter = kNoParameter;
        break;
      case 6:
        if (parameter == 0) bend_semitones = value;
        break;
      case 38:
        if (parameter == 0) bend_cents = value;
        break;
      case 121:  // reset all controllers
        bend = kBendCentre;
        parameter = kNoParameter;
        break;
      default:
        break;
    }
  }
};

MidiDivision division_of(MidiCursor& header) {
  const std::size_t offset = header.offset();
  const std::uint32_t division = header.number(2, "the division");
  if (division < 0x8000) {
    if (division == 0) header.refuse(offset, "the division should be above 0 ticks a beat");
    return {true, static_cast<double>(division)};
  }
  const int frames = 0x100 - static_cast<int>(division >> 8);
  const std::uint32_t ticks = division & 0xFF;
  if ((frames != 24 && frames != 25 && frames != 29 && frames != 30) || ticks == 0)
    header.refuse(offset, "an SMPTE division should have 24, 25, 29 or 30 frames a second");
  return {false, (frames == 29 ? 30000.0 / 1001 : frames) * ticks};
}

/// Messages in time order -> a score.
class Player {
 public:
  Player(const MidiTimeline& timeline, MidiScore& score) : timeline_(timeline), score_(score) {}

  void play(const MidiMessage& message) {
    Channel& channel = channels_[static_cast<std::size_t>(message.channel)];
    switch (message.status) {
      case kNoteOn:
        message.second > 0 ? begin(message, channel) : end(message);
        break;
      case kNoteOff:
        end(message);
        break;
      case kController:
        channel.control(message.first, message.second);
        break;
      case kProgram:
        channel.program = message.first;
        break;
      case kBend:
        channel.bend = message.second << 7 | message.first;
        break;
      case kMeta:
        meta(message);
        break;
      default:
        break;
    }
  }

  /// Once the timeline has the tempo.
  void add_tempo(std::int64_t tick, std::uint32_t microseconds_per_beat) {
    if (microseconds_per_beat > 0)
      score_.tempos.push_back({timeline_.at(tick), 60e6 / microseconds_per_beat});
  }

  void finish() {
    for (const auto& [key, indices] : open_)
      for (const std::size_t i : indices) score_.notes[i].off = score_.end;
  }

 private:
  using Place = std::tuple<int, int, int>;  // track, channel, key
  static Place place_of(const MidiMessage& m) { return {m.track, m.channel, m.first}; }

  void begin(const MidiMessage& m, const Channel& channel) {
    open_[place_of(m)].push_back(score_.notes.size());
    const MidiTime now = timeline_.at(m.tick);
    score_.notes.push_back({m.track, m.channel, channel.program, m.first, channel.bent(m.first),
                            m.second / 127.0, now, now});
  }
  void end(const MidiMessage& m) {
    const auto open = open_.find(place_of(m));
    if (open == open_.end() || open->second.empty()) return;
    score_.notes[open->second.front()].off = timeline_.at(m.tick);
    open->second.pop_front();
  }
  void meta(const MidiMessage& m) {
    const MidiTime now = timeline_.at(m.tick);
    const auto byte = [&m](std::size_t i) { return static_cast<signed char>(m.data[i]); };
    std::string& name = score_.tracks[static_cast<std::size_t>(m.track)];
    if (m.first == kTrackName && name.empty()) name = m.data;
    if (m.first == kTimeSignature)
      score_.metres.push_back({now, static_cast<unsigned char>(m.data[0]), 1 << byte(1)});
    if (m.first == kKeySignature) score_.keys.push_back({now, byte(0), byte(1) == 1});
    if (m.first == kEndOfTrack && m.tick >= score_.end.tick) score_.end = now;
  }

  const MidiTimeline& timeline_;
  MidiScore& score_;
  std::array<Channel, 16> channels_;
  std::map<Place, std::deque<std::size_t>> open_;  // notes that sound, the first struck first
};

struct Tracks {
  int count = 0;
  std::vector<MidiMessage> messages;  // by time, those of an instant in the order of their tracks
};

/// As many as the header counts, and those that follow. What else follows is no part of the music.
Tracks read_tracks(MidiCursor& file, int counted) {
  Tracks tracks;
  while (tracks.count < counted || file.starts_with("MTrk")) {
    const auto type = file.take(4, "a track chunk's type");
    MidiCursor chunk = file.part(file.number(4, "a chunk's length"), "a chunk");
    if (type == "MTrk") read_midi_track(chunk, tracks.count++, tracks.messages);
  }
  std::ranges::stable_sort(tracks.messages, {}, &MidiMessage::tick);
  return tracks;
}

}  // namespace

MidiScore read_midi(std::string_view bytes, const std::string& name) {
  MidiCursor file(bytes, name);
  if (file.take(std::min<std::size_t>(4, bytes.size()), "the header") != "MThd")
    file.refuse(0, "should begin with MThd: this is no Standard MIDI File");
  MidiCursor header = file.part(file.number(4, "the header's length"), "the header");
  const auto format = header.number(2, "the format");
  if (format > 1)
    header.refuse(
        8, "format " + std::to_string(format) +
               (format == 2 ? ", independent patterns: should be 0 or 1" : ": should be 0 or 1"));
  const auto counted = static_cast<int>(header.number(2, "the number of tracks"));
  MidiTimeline timeline(division_of(header));

  const auto [tracks, messages] = read_tracks(file, counted);
  if (tracks == 0) header.refuse(10, "0 tracks: should be one or more");
  MidiScore score;
  score.tracks.resize(static_cast<std::size_t>(tracks));
  Player player(timeline, score);
  for (const MidiMessage& m : messages) {
    if (m.status != kMeta || m.first != kTempo) continue;
    const auto tempo = MidiCursor(m.data, name).number(3, "a tempo");
    timeline.set_tempo(m.tick, tempo);
    player.add_tempo(m.tick, tempo);
  }
  for (const MidiMessage& message : messages) player.play(message);
  player.finish();
  return score;
}

}  // namespace auralis::event

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/midi_file.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "event/midi_format.h"

namespace auralis::event {

namespace {

constexpr std::size_t kTonalChannels = 15;  // all but the percussion one
constexpr int kUsualProgram = 88;           // of a patch that has none: a pad

void append_big_endian(std::string& out, std::uint32_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out += static_cast<char>(value >> shift & 0xFF);
}

void append_length(std::string& out, std::int64_t value) {
  std::string bytes(1, static_cast<char>(value & 0x7F));
  while ((value >>= 7) > 0) bytes.insert(bytes.begin(), static_cast<char>((value & 0x7F) | 0x80));
  out += bytes;
}

std::string meta(int kind, const std::string& bytes) {
  std::string out{static_cast<char>(kMeta), static_cast<char>(kind)};
  append_length(out, static_cast<std::int64_t>(bytes.size()));
  return out + bytes;
}

std::string message(int status, int channel, int first, int second = -1) {
  std::string out{static_cast<char>(status | channel), static_cast<char>(first)};
  if (second >= 0) out += static_cast<char>(second);
  return out;
}

/// The channels that a track's notes share: those that sound together share one where their bends
/// and programs agree, and take another one from `spare` where not, as long as there are any.
class TrackChannels {
 public:
  struct Channel {
    int number;
    int program = -1;  // none yet
    int bend = kBendCentre;
    std::int64_t until = 0;              // when its last note ends
    std::map<int, std::int64_t> struck;  // key: when last
  };

  TrackChannels(int first, std::vector<int>& spare) : channels_{{first}}, spare_(spare) {}

  Channel& find(int bend, int program, std::int64_t on, int key) {
    // A key struck twice at once needs two channels: on one, the first to end would end both.
    const auto free = [&](const Channel& channel) {
      const auto struck = channel.struck.find(key);
      return struck == channel.struck.end() || struck->second != on;
    };
    const auto same = std::ranges::find_if(channels_, [&](const Channel& channel) {
      return channel.bend == bend && channel.program == program &&
             (spare_.empty() || free(channel));
    });
    if (same != channels_.end()) return *same;
    const auto first_free = std::ranges::min_element(channels_, {}, &Channel::until);
    if (first_free->until <= on || spare_.empty()) return *first_free;
    channels_.push_back({spare_.back()});
    spare_.pop_back();
    return channels_.back();
  }

 private:
  std::vector<Channel> channels_;
  std::vector<int>& spare_;
};

/// The channel of this index, which is none of percussion.
int channel_at(std::size_t index) {
  const int channel = static_cast<int>(index % kTonalChannels);
  return channel < kPercussionChannel ? channel : channel + 1;
}

/// One track's bytes: messages with their distance in ticks.
class TrackWriter {
 public:
  void add(std::int64_t tick, const std::string& bytes) {
    append_length(body_, std::max<std::int64_t>(0, tick - last_));
    last_ = std::max(last_, tick);
    body_ += bytes;
  }
  std::string finish(std::int64_t tick) {
    add(tick, meta(kEndOfTrack, ""));
    std::string chunk = "MTrk";
    append_big_endian(chunk, static_cast<std::uint32_t>(body_.size()), 4);
    return chunk + body_;
  }

 private:
  std::string body_;
  std::int64_t last_ = 0;
};

}  // namespace

std::uint32_t MidiTempoMap::set_tempo(double bpm, Seconds t) noexcept {
  const std::int64_t tick = tick_of(t);
  // From here on times count from where the rounded tick really lies.
  since_ += Seconds(static_cast<double>(tick - since_tick_) / ticks_per_second_);
  since_tick_ = tick;
  const double per_beat = std::round(60e6 / bpm);
  ticks_per_second_ = kTicksPerBeat * 1e6 / per_beat;
  return static_cast<std::uint32_t>(per_beat);
}

std::int64_t MidiTempoMap::tick_of(Seconds t) const noexcept {
  // The tick of the tempo may lie after its time: ticks before it would be of the tempo before.
  return since_tick_ + std::max(0LL, std::llround((t - since_).count() * ticks_per_second_));
}

void MidiFileSink::add_text(Seconds t, int kind, const std::string& text) {
  texts_.push_back({tempo_.tick_of(t), meta(kind, text)});
}

void MidiFileSink::add_tempo(double bpm, Seconds t) {
  end_gates(t);  // what still sounds ends under the new tempo
  const std::int64_t tick = tempo_.tick_of(t);
  std::string bytes;
  append_big_endian(bytes, tempo_.set_tempo(bpm, t), 3);
  texts_.push_back({tick, meta(kTempo, bytes)});
}

std::string MidiFileSink::Track::name() const {
  std::string text = layer;
  for (const std::string& patch : patches)
    text += (text.empty() ? "" : &patch == patches.data() ? ": " : ", ") + patch;
  return text;
}

/// A patch joins those of its layer's track.
MidiFileSink::Track& MidiFileSink::track_of(const std::string& layer, const std::string& patch) {
  const auto found = std::ranges::find_if(tracks_, [&](const Track& track) {
    return track.layer == layer && (!layer.empty() || track.patches.front() == patch);
  });
  Track& track = found == tracks_.end() ? tracks_.emplace_back(Track{layer, {}, {}}) : *found;
  if (std::ranges::count(track.patches, patch) == 0) track.patches.push_back(patch);
  return track;
}

int MidiFileSink::program_of(const std::string& patch) const {
  const auto found = programs_.find(patch);
  return found == programs_.end() ? kUsualProgram : found->second;
}

MidiFileSink::Place MidiFileSink::add_key(const std::string& layer, const std::string& patch,
                                          double pitch, double velocity, Seconds t) {
  Track& track = track_of(layer, patch);
  const std::int64_t on = tempo_.tick_of(t);
  const int strength = std::clamp(static_cast<int>(std::lround(127 * velocity)), 1, 127);
  track.keys.push_back({on, on + 1, pitch, strength, program_of(patch)});
  return {static_cast<std::size_t>(&track - tracks_.data()), track.keys.size() - 1};
}

void MidiFileSink::end_key(Place place, std::int64_t tick) {
  Key& key = tracks_[place.first].keys[place.second];
  key.off = std::max(key.on + 1, tick);
}

void MidiFileSink::end_gates(Seconds until) {
  while (!gates_.empty() && gates_.begin()->first <= until) {
    end_key(gates_.begin()->second.place, tempo_.tick_of(gates_.begin()->first));
    gates_.erase(gates_.begin());
  }
}

void MidiFileSink::end_gate(std::int64_t id, Seconds t) {
  if (const auto open = open_.extract(id)) return end_key(open.mapped(), tempo_.tick_of(t));
  const auto gate = std::find_if(gates_.upper_bound(t), gates_.end(),
                                 [id](const auto& entry) { return entry.second.id == id; });
  if (gate == gates_.end()) return;
  end_key(gate->second.place, tempo_.tick_of(t));
  gates_.erase(gate);
}

void MidiFileSink::write(const Event& event) {
  ++count_;
  const Seconds t = event.time;
  if (const auto* header = std::get_if<Header>(&event.what)) {
    const Settings& s = header->settings;
    add_text(
        t, kTrackName,
        "Auralis " + s.mood + ", " + s.key + " " + s.mode + ", seed " + std::to_string(s.seed));
    add_tempo(s.bpm, t);
  } else if (const auto* note = std::get_if<Note>(&event.what)) {
    const Place place = add_key(note->layer, note->patch, note->pitch, note->velocity, t);
    gates_.emplace(t + note->duration, Gate{place, note->id});
  } else if (const auto* on = std::get_if<NoteOn>(&event.what)) {
    open_[on->id] = add_key("", on->patch, on->pitch, on->velocity, t);
  } else if (const auto* off = std::get_if<NoteOff>(&event.what)) {
    end_gate(off->id, t);
  } else if (const auto* control = std::get_if<Control>(&event.what)) {
    const auto* number = std::get_if<double>(&control->value);
    if (control->param == "bpm" && number != nullptr) add_tempo(*number, t);
    add_text(t, kText, control->param + " " + to_text(control->value));
  } else if (const auto* chord = std::get_if<Chord>(&event.what)) {
    add_text(t, kText, chord->name);
  } else if (const auto* section = std::get_if<Section>(&event.what)) {
    add_text(t, kMarker, section->name);
  } else if (std::holds_alternative<End>(event.what)) {
    end_tick_ = tempo_.tick_of(t);
    ended_ = true;
  }
}

std::string MidiFileSink::conductor_track() const {
  TrackWriter track;
  for (const Text& text : texts_) track.add(text.tick, text.bytes);
  return track.finish(end_tick_);
}

void MidiFileSink::end_struck_again(std::vector<Key>& keys) {
  std::map<int, std::vector<std::size_t>> struck;  // key: its last notes, which began together
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto& last = struck[static_cast<int>(std::lround(keys[i].pitch))];
    if (!last.empty() && keys[last.front()].on < keys[i].on) {
      for (const std::size_t earlier : last)
        keys[earlier].off = std::min(keys[earlier].off, keys[i].on);
      last.clear();
    }
    last.push_back(i);
  }
}

std::string MidiFileSink::layer_track(Track source, int first, std::vector<int>& spare) {
  end_struck_again(source.keys);
  std::vector<std::pair<std::int64_t, std::string>> messages, ends;
  TrackChannels channels(first, spare);
  for (const Key& k : source.keys) {
    const int key = static_cast<int>(std::lround(k.pitch));
    const int bend =
        kBendCentre + static_cast<int>(std::lround((k.pitch - key) / kBendRange * kBendCentre));
    auto& channel = channels.find(bend, k.program, k.on, key);
    channel.struck[key] = k.on;
    if (k.program != channel.program)
      messages.emplace_back(channel.program < 0 ? 0 : k.on,
                            message(kProgram, channel.number, k.program));
    if (bend != channel.bend)
      messages.emplace_back(k.on, message(kBend, channel.number, bend & 0x7F, bend >> 7));
    channel.program = k.program;
    channel.bend = bend;
    channel.until = std::max(channel.until, k.off);
    messages.emplace_back(k.on, message(kNoteOn, channel.number, key, k.velocity));
    ends.emplace_back(k.off, message(kNoteOff, channel.number, key, 64));
  }
  messages.insert(messages.begin(), ends.begin(), ends.end());  // at one instant they come first
  std::ranges::stable_sort(messages, {}, &std::pair<std::int64_t, std::string>::first);
  TrackWriter track;
  track.add(0, meta(kTrackName, source.name()));
  for (const auto& [tick, bytes] : messages) track.add(tick, bytes);
  return track.finish(0);
}

void MidiFileSink::flush() {
  if (!std::exchange(ended_, false)) return;
  end_gates(Seconds(std::numeric_limits<double>::infinity()));
  for (const auto& [id, place] : open_) end_key(place, end_tick_);
  std::string file = "MThd";
  append_big_endian(file, 6, 4);
  append_big_endian(file, 1, 2);
  append_big_endian(file, static_cast<std::uint32_t>(tracks_.size() + 1), 2);
  append_big_endian(file, MidiTempoMap::kTicksPerBeat, 2);
  file += conductor_track();
  std::vector<int> spare;
  for (std::size_t i = kTonalChannels; i-- > tracks_.size();) spare.push_back(channel_at(i));
  for (std::size_t i = 0; i < tracks_.size(); ++i)
    file += layer_track(std::move(tracks_[i]), channel_at(i), spare);
  out_.write(file);
}

}  // namespace auralis::event

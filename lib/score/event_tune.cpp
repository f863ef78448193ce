// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/event_tune.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "base/error.h"
#include "base/suggestion.h"
#include "base/text_lines.h"
#include "event/event_reader.h"
#include "event/meaning.h"

namespace auralis::score {

namespace {

using base::Seconds;

/// Takes events one by one; a note's length in beats is known only once its end is reached, because
/// the tempo may change below it.
class TuneBuilder {
 public:
  explicit TuneBuilder(Tune& tune) : tune_(tune) {}

  /// Leaves the notes of one layer: of the melody where none is named and it plays.
  void keep_layer(std::string layer) {
    const auto plays = [this](const std::string& name) {
      return std::ranges::count(layers_, name) > 0;
    };
    if (!layer.empty() && layer != kAllTracks && !plays(layer))
      throw base::Error("--track: " + base::none_of(layer, layers()), base::Fault::kUsage);
    if (layer.empty() && plays(kMelody)) layer = kMelody;
    if (layer.empty() || layer == kAllTracks) return;
    std::vector<TuneNote> kept;
    for (std::size_t i = 0; i < layers_.size(); ++i)
      if (layers_[i] == layer) kept.push_back(tune_.notes[i]);
    tune_.notes = std::move(kept);
  }

  [[nodiscard]] bool begun() const noexcept { return begun_; }
  [[nodiscard]] bool ended() const noexcept { return ended_; }

  void take(const event::Event& event) {
    if (!begun_ && !std::holds_alternative<event::Header>(event.what))
      throw base::Error("should be a header, which every stream begins with");
    release_until(event.time);
    now_ = event.time;
    std::visit([this](const auto& what) { handle(what); }, event.what);
  }

 private:
  static constexpr const char* kMelody = "melody";

  [[nodiscard]] std::vector<std::string> layers() const {
    const std::set<std::string> names(layers_.begin(), layers_.end());
    return {names.begin(), names.end()};
  }
  [[nodiscard]] double beat_at(Seconds t) const noexcept {
    return tempo_beat_ + (t - tempo_since_).count() * bpm_ / 60;
  }

  void release_until(Seconds t) {
    while (!gates_.empty() && gates_.begin()->first <= t) {
      end_note(gates_.begin()->second.index, beat_at(gates_.begin()->first));
      gates_.erase(gates_.begin());
    }
  }
  void end_note(std::size_t index, double beat) {
    TuneNote& note = tune_.notes[index];
    note.beats = beat - note.onset;
  }
  void add(double pitch, double velocity, const std::string& layer) {
    tune_.notes.push_back({beat_at(now_), 0, pitch, velocity});
    layers_.push_back(layer);
  }
  void set_tempo(double bpm) {
    tempo_beat_ = beat_at(now_);
    tempo_since_ = now_;
    bpm_ = bpm;
    tune_.tempos.push_back({tempo_beat_, bpm});
  }
  void set_key(const std::string& key, const std::string& mode) {
    const Key found = find_key(key, mode);
    key_ = key;
    mode_ = mode;
    tune_.keys.push_back({beat_at(now_), found});
  }

  void handle(const event::Header& header) {
    if (begun_) throw base::Error("a second header: a stream has one");
    begun_ = true;
    set_tempo(header.settings.bpm);
    set_key(header.settings.key, header.settings.mode);
  }
  void handle(const event::Note& note) {
    gates_.emplace(now_ + note.duration, Gate{tune_.notes.size(), note.id});
    add(note.pitch, note.velocity, note.layer);
  }
  void handle(const event::NoteOn& on) {
    if (const auto open = open_.extract(on.id)) end_note(open.mapped(), beat_at(now_));
    open_[on.id] = tune_.notes.size();
    add(on.pitch, on.velocity, "");
  }
  void handle(const event::NoteOff& off) {
    if (const auto open = open_.extract(off.id)) return end_note(open.mapped(), beat_at(now_));
    const auto gate =
        std::ranges::find_if(gates_, [&](const auto& entry) { return entry.second.id == off.id; });
    if (gate == gates_.end()) return;
    end_note(gate->second.index, beat_at(now_));
    gates_.erase(gate);
  }
  void handle(const event::Control& control) {
    const auto* text = std::get_if<std::string>(&control.value);
    const auto* number = std::get_if<double>(&control.value);
    if (control.param == "bpm" && number != nullptr && event::kBpmRange.contains(*number))
      set_tempo(*number);
    for (const event::Control& meant : event::meaning_of(control)) {
      if (meant.param == "key" && text != nullptr) set_key(event::to_text(meant.value), mode_);
      if (meant.param == "mode" && text != nullptr) set_key(key_, event::to_text(meant.value));
    }
  }
  void handle(const event::End&) {
    ended_ = true;
    tune_.beats = beat_at(now_);
    for (const auto& [t, gate] : gates_) end_note(gate.index, tune_.beats);
    for (const auto& [id, index] : open_) end_note(index, tune_.beats);
    gates_.clear();
    open_.clear();
  }
  void handle(const event::Offer&) {}
  void handle(const event::Trim&) {}
  void handle(const event::Clock&) {}
  void handle(const event::Chord&) {}
  void handle(const event::Section&) {}

  Tune& tune_;
  std::vector<std::string> layers_;  // of its notes
  bool begun_ = false, ended_ = false;
  Seconds now_{0}, tempo_since_{0};
  double tempo_beat_ = 0, bpm_ = 60;
  std::string key_, mode_;
  struct Gate {
    std::size_t index;
    std::int64_t id;
  };
  std::multimap<Seconds, Gate> gates_;        // when a whole note's gate ends
  std::map<std::int64_t, std::size_t> open_;  // id of a live note: its index
};

}  // namespace

Tune read_event_tune(std::string_view text, const std::string& name, const std::string& track) {
  Tune tune;
  tune.title = name;
  TuneBuilder builder(tune);
  event::EventReader reader;
  base::refuse_utf16(text, name);
  base::TextLines lines(text);
  while (!lines.at_end() && !builder.ended()) {
    try {
      if (const auto event = reader.parse(lines.next())) builder.take(*event);
    } catch (const base::Error& error) {
      throw base::Error(name + ", line " + std::to_string(lines.number()) + ": " + error.what());
    }
  }
  if (!builder.ended()) throw base::Error(name + ": stops without its end: it has been cut");
  builder.keep_layer(track);
  return tune;
}

}  // namespace auralis::score

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/tune/given_melody.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "base/error.h"
#include "compose/form/form.h"
#include "event/event.h"
#include "score/key_finding.h"
#include "theory/pitch.h"

namespace auralis::compose {

namespace {

constexpr double kShortestNote = 1e-6;  // beats of a note that has no length
constexpr double kLongestBar = 12;
constexpr int kIntroBars = 2;
constexpr Seconds kIntro{6};
constexpr Seconds kShortestChord{1.5}, kLongestChord{5};

constexpr double kOutside = 0.35;  // fit of a note that is not of the chord, nor against it

// How much more a note counts that begins on a bar line, on the half of a bar, on a beat, and one
// that lasts for a beat or longer.
constexpr double kOnBar = 2, kOnHalf = 1.5, kOnBeat = 1.2, kLong = 1.5;

bool on(double beat, double grid) noexcept {
  return std::abs(beat - std::round(beat / grid) * grid) < 1.0 / 16;
}

int class_of(double pitch) noexcept {
  return theory::wrap(static_cast<int>(std::lround(pitch)), 12);
}

/// Of the notes whose velocity is said.
double mean_velocity(const score::Tune& tune) noexcept {
  double sum = 0, count = 0;
  for (const score::TuneNote& note : tune.notes) {
    sum += note.velocity.value_or(0);
    count += note.velocity ? 1 : 0;
  }
  return count > 0 ? sum / count : 0;
}

}  // namespace

double GivenTempo::of(double bpm) const noexcept { return event::kBpmRange.nearest(factor * bpm); }

double fit(const theory::Chord& chord, const Heard& heard, const theory::Scale& scale) noexcept {
  double fits = 0, all = 0;
  for (int pc = 0; pc < 12; ++pc) {
    const double weight = heard[static_cast<std::size_t>(pc)];
    all += weight;
    if (chord.contains(pc))
      fits += weight;
    else if (theory::rests_on(chord, pc) && scale.contains(pc))
      fits += kOutside * weight;
  }
  return all > 0 ? fits / all : 1;
}

GivenMelody::GivenMelody(const score::Tune& tune, double bpm) {
  if (tune.notes.empty()) throw base::Error("the tune to follow has no notes");
  const double bar = tune.metre.bar();
  if (bar >= 1 && bar <= kLongestBar && on(bar, kGridBeats)) bar_ = bar;
  halves_ = bar_ != bar || tune.metre.count % 2 == 0;
  lay_out(tune, bpm);
  pace(tune, bpm);
  shape(tune);
  if (transport_at_end(bpm).time_of(end_) > kLongestTune)
    throw base::Error("the tune to follow lasts longer than a day");
  line_ = score::melody_of(tune);
  line_.key = score::key_of(tune);
  line_.notes.resize(std::min(line_.notes.size(), kMotifTones));
  change_keys(tune);
  take_chords(tune);
}

/// Notes and bar lines, from the first bar on that has a note.
void GivenMelody::lay_out(const score::Tune& tune, double bpm) {
  const double upbeat = tune.upbeat < bar_ ? tune.upbeat : 0;
  const double first = tune.notes.front().onset - upbeat;
  const double empty = std::max(std::floor((first + kSameBeat) / bar_), 0.0);
  const double bars = std::ceil(kIntro.count() * bpm / 60 / bar_ - kSameBeat);
  begin_ = std::max<double>(kIntroBars, bars) * bar_;
  shift_ = begin_ - upbeat - empty * bar_;
  end_ = begin_ + bar_;
  for (const score::TuneNote& note : tune.notes) {
    const double beats = std::max(note.beats, kShortestNote);
    notes_.push_back({shift_ + note.onset, beats, note.pitch});
    const double bar_lines = std::ceil((notes_.back().beat + beats) / bar_ - kSameBeat);
    end_ = std::max(end_, bar_lines * bar_);
    longest_ = std::max(longest_, beats);
    lowest_ = std::min(lowest_, note.pitch);
    highest_ = std::max(highest_, note.pitch);
  }
}

/// The changes of tempo, each kept within the range: from that of the piece where the tune does not
/// say what it begins with.
void GivenMelody::pace(const score::Tune& tune, double bpm) {
  const double first = event::kBpmRange.nearest(score::first_tempo(tune).value_or(bpm));
  double now = first;
  for (const score::TempoChange& tempo : tune.tempos) {
    const double beat = shift_ + tempo.beat;
    if (beat <= notes_.front().beat || beat >= end_) continue;
    const double there = event::kBpmRange.nearest(tempo.bpm);
    if (!tempos_.empty() && tempos_.back().beat == beat)
      tempos_.back().factor = there / first;
    else if (there != now)
      tempos_.push_back({beat, there / first});
    now = there;
  }
}

/// The changes of key that a note is played after, on the grid, for chords begin there; the last
/// one of several at a beat, and none to the key that it has.
void GivenMelody::change_keys(const score::Tune& tune) {
  if (score::first_key(tune) != line_.key) return;  // it names none, or has never meant it
  std::map<double, score::Key> changes;
  for (const score::KeyChange& change : tune.keys) {
    const double beat = std::round((shift_ + change.beat) / kGridBeats) * kGridBeats;
    if (beat > notes_.front().beat && beat <= notes_.back().beat) changes[beat] = change.key;
  }
  score::Key now = line_.key;
  for (const auto& [beat, key] : changes)
    if (std::exchange(now, key) != key) keys_.push_back({beat, key});
}

/// The last of several at a place on the grid, for chords begin there.
void GivenMelody::take_chords(const score::Tune& tune) {
  for (const score::TuneChord& chord : tune.chords) {
    const double beat = std::round((shift_ + chord.beat) / kGridBeats) * kGridBeats;
    if (!chords_.empty() && chords_.back().beat == beat)
      chords_.back().classes = chord.classes;
    else if (chords_.empty() || chords_.back().classes != chord.classes)
      chords_.push_back({beat, chord.classes});
  }
}

const GivenChord* GivenMelody::chord_at(double beat) const noexcept {
  if (!covers(beat)) return nullptr;
  const auto next = std::ranges::upper_bound(chords_, beat + kSameBeat, {}, &GivenChord::beat);
  if (next == chords_.begin() || std::prev(next)->classes.empty()) return nullptr;
  return &*std::prev(next);
}

double GivenMelody::next_chord_change(double beat) const noexcept {
  const auto next = std::ranges::upper_bound(chords_, beat + kSameBeat, {}, &GivenChord::beat);
  return next == chords_.end() ? kNeverBeat : next->beat;
}

/// The notes' emphasis: what is loud and soft in the tune, at the level of the mood.
void GivenMelody::shape(const score::Tune& tune) {
  constexpr double kMean = 0.9, kSoftest = 0.2, kLoudest = 1.5;
  constexpr double kOffBeat = 0.85, kStrongest = 0.15 / (kOnBar - 1);
  const double mean = mean_velocity(tune);
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const double metric = kOffBeat + kStrongest * (accent(notes_[i].beat) - 1);
    const auto velocity = tune.notes[i].velocity;
    notes_[i].emphasis =
        velocity && mean > 0 ? std::clamp(kMean * *velocity / mean, kSoftest, kLoudest) : metric;
  }
}

std::size_t GivenMelody::first_after(double beat) const noexcept {
  return static_cast<std::size_t>(std::ranges::lower_bound(notes_, beat, {}, &GivenNote::beat) -
                                  notes_.begin());
}

double GivenMelody::accent(double beat) const noexcept {
  if (on(beat, bar_)) return kOnBar;
  if (halves_ && on(beat, bar_ / 2)) return kOnHalf;
  return on(beat, 1) ? kOnBeat : 1;
}

double GivenMelody::next_key_change(double beat) const noexcept {
  const auto next = std::ranges::upper_bound(keys_, beat + kSameBeat, {}, &GivenKey::beat);
  return next == keys_.end() ? kNeverBeat : next->beat;
}

double GivenMelody::chord_beats(double bpm) const noexcept {
  double beats = bar_;
  while (beats * 60 / bpm < kShortestChord.count()) beats *= 2;
  const double half = bar_ / 2;
  const bool long_bar = beats * 60 / bpm > kLongestChord.count();
  return long_bar && halves_ && on(half, kGridBeats) ? half : beats;
}

double GivenMelody::chord_end(double from, double wanted, double bpm) const noexcept {
  const double lines = std::ceil(wanted / bar_ - kSameBeat) * bar_;
  if (from + kSameBeat < begin_) return std::min(lines, begin_);
  if (from + kSameBeat >= end_) return lines;
  const double unit = chord_beats(bpm);
  const double units = std::floor((from - begin_) / unit + kSameBeat) + 1;
  return std::min({begin_ + units * unit, end_, next_key_change(from), next_chord_change(from)});
}

Transport GivenMelody::transport_at_end(double bpm) const noexcept {
  Transport transport(bpm);
  for (const GivenTempo& tempo : tempos_)
    transport.set_tempo(tempo.of(bpm), transport.time_of(tempo.beat));
  return transport;
}

Seconds GivenMelody::piece_length(double bpm) const noexcept {
  return Ending::length_with_last_chord(transport_at_end(bpm).time_of(last_chord(bpm)));
}

int GivenMelody::transposition(int from, int to) const noexcept {
  int up = theory::wrap(to - from, 12);
  if (up > 6) up -= 12;
  if (up > 0 && highest_ + up > 127) up -= 12;
  if (up < 0 && lowest_ + up < 0) up += 12;
  return up;
}

Heard GivenMelody::heard(double from, double to, int transposition) const {
  Heard heard{};
  for_each(from, to, [&](const GivenNote& note) {
    const double begin = std::max(note.beat, from);
    const double sounds = std::min(note.beat + note.beats, to) - begin;
    heard[static_cast<std::size_t>(class_of(note.pitch + transposition))] +=
        sounds * accent(begin) * (note.beats >= 1 ? kLong : 1);
  });
  return heard;
}

Motif GivenMelody::opening(int scale_size) const {
  const auto own_size = static_cast<double>(line_.key.mode->semitones.size());
  Motif motif;
  for (const score::MelodyNote& note : line_.notes) {
    const int step = static_cast<int>(std::lround(note.step * scale_size / own_size));
    const auto symbol = symbol_of({step, std::max(1, 2 * note.sixteenths / score::kGrid)});
    if (!symbol) return {};  // beyond what phrases are made of
    motif.push_back(tone_of(*symbol));
  }
  return motif;
}

}  // namespace auralis::compose

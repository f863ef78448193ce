// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody_layer.h"

#include <algorithm>
#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

namespace {

/// Phrases of a section: its theme, an answer, the theme again, something new.
constexpr std::uint64_t kPattern = 4;
bool is_theme(std::uint64_t in_section) { return in_section % 2 == 0; }

constexpr Seconds kLately{30};

// What is drawn for a phrase: see random_for.
constexpr std::uint64_t kSpeaks = 0;
constexpr std::uint64_t kRest = 1;
constexpr std::uint64_t kSide = 2;            // and on, one for each note
constexpr std::uint64_t kPitches = 1U << 12;  // and on, one for each drawing

constexpr double kLegato = 1.08;  // a note's length to the time until the next

}  // namespace

Seconds MelodyLayer::due() const {
  if (!notes_.empty()) return scene().transport.time_of(notes_.front().beat);
  return scene().transport.time_of(next_phrase_);
}

void MelodyLayer::play(Seconds t) {
  if (notes_.empty()) {
    const double beat = next_phrase_;
    next_phrase_ += 2 * kBeatsPerBar;
    const bool speaks = random(phrase_++, kSpeaks).uniform() < share(t);
    if (speaks && !scene().ending.closing(t)) begin_phrase(beat);
    return;
  }
  const PhraseNote note = notes_.front();
  notes_.pop_front();
  last_pitch_ = note.pitch;
  last_note_ = t;
  const Seconds length = scene().transport.length_of(note.beats) * kLegato;
  const double side = random(phrase_, kSide + notes_.size()).uniform(-1, 1);
  sound(t, {note.pitch, note.emphasis, length, side});
}

void MelodyLayer::begin_phrase(double beat) {
  if (section_ != scene().form.index()) {
    section_ = scene().form.index();
    in_section_ = 0;
    motif_ = {};
  }
  const MelodyMood& mood = scene().mood(Part::kMelody).melody;
  // The theme and the answer keep their rhythm, the rest has one of its own each time.
  const std::uint64_t place = is_theme(in_section_) ? 0 : in_section_ % kPattern;
  const std::uint64_t turn = place == kPattern - 1 ? in_section_ : 0;
  auto dice = random_for(scene().settings.seed, Part::kMotif, section_ * kPattern + place, turn);
  rhythm_ = draw_phrase({mood.phrase, mood.pulse, scene().settings.complexity}, dice);
  phrase_beat_ = beat;
  recalls_ = is_theme(in_section_) && !motif_.moves.empty();
  turn_ = 0;
  draw_pitches(0);
  if (is_theme(in_section_) && !recalls_)
    motif_ = motif_of({notes_.begin(), notes_.end()}, scene().scale);
  ++in_section_;
  const double rest = mood.rest * (1.6 - 1.2 * scene().settings.intensity) *
                      random(phrase_, kRest).uniform(0.6, 1.6);
  const double end = phrase_beat_ + rhythm_.back().beat + rhythm_.back().length;
  next_phrase_ = std::ceil((end + rest) / 2) * 2;
}

/// Draws the phrase anew from its onset number `first` on, going on from the last pitch.
void MelodyLayer::draw_pitches(std::size_t first) {
  const Seconds t = scene().transport.time_of(phrase_beat_);
  const double density = 0.3 + 0.5 * scene().settings.intensity + 0.25 * share(t);
  auto onsets = thin_out(rhythm_, density);
  for (Onset& onset : onsets) onset.beat += phrase_beat_;
  if (first > 0) {
    const double from = phrase_beat_ + rhythm_[first].beat;
    std::erase_if(onsets, [from](const Onset& onset) { return onset.beat < from; });
  }
  std::vector<theory::Chord> chords;
  chords.reserve(onsets.size());
  for (const Onset& onset : onsets) chords.push_back(scene().chord_at(onset.beat));
  PhraseShape shape{scene().scale,
                    scene().mood(Part::kMelody).melody,
                    scene().settings.intensity,
                    scene().settings.complexity,
                    std::nullopt,
                    nullptr};
  if (first > 0) shape.before = last_pitch_;
  if (first == 0 && recalls_) shape.motif = &motif_;
  auto dice = random(phrase_, kPitches + turn_++);
  const auto drawn = draw_phrase_notes(onsets, chords, shape, dice);
  notes_.assign(drawn.begin(), drawn.end());
}

void MelodyLayer::settings_changed(Seconds t, Change /*change*/) {
  if (notes_.empty() || scene().harmony.last()) return;
  const double now = scene().transport.beat_at(t) - phrase_beat_;
  for (std::size_t i = 0; i < rhythm_.size(); ++i)
    if (rhythm_[i].beat >= now) return draw_pitches(i);
}

/// With the last chord the melody comes home: one long note, if it has sung lately.
void MelodyLayer::say_farewell(Seconds t) {
  notes_.clear();
  next_phrase_ = kNeverBeat;
  const MelodyMood& mood = scene().mood(Part::kMelody).melody;
  if (!last_pitch_ || t - last_note_ > kLately || mood.patch.empty()) return;
  const int tonic = theory::class_within(scene().scale.tonic(), *last_pitch_, mood.low, mood.high);
  const double beat = std::ceil(scene().transport.beat_at(t)) + 1;
  notes_.push_back({beat, 2 * kBeatsPerBar, tonic, 0.9});
}

void MelodyLayer::chord_begins(Seconds t) {
  if (scene().harmony.last()) say_farewell(t);
}

}  // namespace auralis::compose

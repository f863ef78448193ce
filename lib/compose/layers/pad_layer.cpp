// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/pad_layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "compose/layers/drone_layer.h"
#include "compose/layers/voice_leading.h"
#include "compose/time/curves.h"
#include "compose/tune/given_melody.h"

namespace auralis::compose {

namespace {
constexpr Seconds kBreath{0.05};       // between a note and the next chord's
constexpr double kLastFullness = 0.3;  // of the last chord, however little is left to play
constexpr Seconds kLongGiven{1.5};     // a given note that the pad keeps away from
constexpr int kLeastSpan = 19;         // semitones that a voicing needs
constexpr double kStagger = 8;         // voices enter within this part of the chord,
constexpr double kLongestStagger = 2;  // within so many beats at the most,
constexpr double kEntryGrid = 4;       // on a beat divided by this
constexpr Spread kPadEmphasis{0.8, 1};

/// Leaves of the register what lies at a height of -1 (low) .. 1 (high).
void lie_high_or_low(VoicingSpace& space, double height) {
  const int spare = std::max(space.high - space.low - kLeastSpan, 0);
  const int raised = static_cast<int>(std::lround(spare * (height + 1) / 2));
  space.low += raised;
  space.high = std::min(space.high, space.low + kLeastSpan);
}

}  // namespace

Seconds PadLayer::due() const {
  return entries_.empty() ? kNever : scene().transport.time_of(entries_.back().beat);
}

void PadLayer::chord_begins(Seconds t) {
  forget_entries();
  release(t);  // what a control has ended early
  auto dice = random(chords_++);
  const PadMood& mood = scene().mood(LayerId::kPad).pad;
  const double fullness = std::max(activity(t), scene().harmony.last() ? kLastFullness : 0);
  if (fullness <= 0 || mood.patch.empty()) return;
  const int voices =
      mood.fewest + static_cast<int>(std::lround((mood.most - mood.fewest) * fullness));
  const int room = scene().sounding.notes_left(LayerId::kPad);
  const double height = scene().form.shape().height;
  VoicingSpace space{.low = mood.low,
                     .high = mood.high,
                     .voices = std::min(voices, room),
                     .room = room,
                     .anew = std::exchange(height_, height) != height,
                     .sounding = neighbours(t)};
  lie_high_or_low(space, height);
  std::erase_if(voicing_, [&](int pitch) {  // of the mood before
    return pitch < mood.low || pitch > mood.high;
  });
  voicing_ = lead_voices(scene().chord(), space, voicing_);
  const PlannedChord& chord = scene().harmony.current();
  const double from = std::max(chord.beat, scene().transport.beat_at(t));
  double side = dice.chance(0.5) ? 1 : -1;
  for (std::size_t i = 0; i < voicing_.size(); ++i, side = -side) {
    const double late =
        i == 0 ? 0 : dice.uniform(0, std::min(chord.beats / kStagger, kLongestStagger));
    const double stagger = std::floor(kEntryGrid * late) / kEntryGrid;
    const double spread = static_cast<double>(i + 1) / static_cast<double>(voicing_.size());
    entries_.push_back({from + stagger, chord.beat + chord.beats, voicing_[i],
                        kPadEmphasis.draw(dice), side * spread});
  }
  std::ranges::stable_sort(entries_, std::ranges::greater{}, &Entry::beat);
  scene().sounding.expect(static_cast<int>(entries_.size()));
}

/// Pitches of other layers that go on for longer than neighbours may rub.
std::vector<int> PadLayer::neighbours(Seconds t) const {
  std::vector<int> pitches;
  if (!scene().mood(LayerId::kDrone).drone.patch.empty()) {
    const auto drone = drone_pitches(scene().scale, scene().mood(LayerId::kDrone).drone);
    pitches.assign(drone.begin(), drone.end());
  }
  for (const HeldNote& note : scene().sounding.held())
    if (info_of(note.layer).pitched && note.until - t > kLongestRub)
      pitches.push_back(static_cast<int>(note.pitch));
  add_given(pitches);
  return pitches;
}

/// The long notes of a tune that begin while the chord sounds.
void PadLayer::add_given(std::vector<int>& pitches) const {
  const GivenMelody* const given = scene().given;
  if (given == nullptr || scene().harmony.last()) return;
  const int up = scene().tune_key.transposition();
  const PlannedChord& chord = scene().harmony.current();
  given->for_each(chord.beat, chord.end(), [&](const GivenNote& note) {
    if (scene().length_between(note.beat, note.beat + note.beats) > kLongGiven)
      pitches.push_back(static_cast<int>(std::lround(note.pitch)) + up);
  });
}

void PadLayer::settings_changed(Seconds /*t*/, Change change) {
  if (ends_chord(change)) forget_entries();
}

void PadLayer::forget_entries() {
  entries_.clear();
  scene().sounding.expect(0);
}

void PadLayer::play(Seconds t) {
  const Entry entry = entries_.back();
  entries_.pop_back();
  scene().sounding.expect(static_cast<int>(entries_.size()));
  const double from = scene().transport.beat_at(t);
  const Seconds length = scene().length_between(from, entry.end_beat) - kBreath;
  sound(t, {entry.pitch, entry.emphasis, length, entry.side, "chord"});
}

}  // namespace auralis::compose

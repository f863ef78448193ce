// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A tune to accompany: its notes, tempi and keys in the beats of the piece, its bars, and how well
// a chord fits it.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "compose/melody/motif.h"
#include "compose/time/transport.h"
#include "score/melody.h"
#include "score/tune.h"
#include "theory/chord.h"

namespace auralis::compose {

/// A longer tune is refused.
inline constexpr Seconds kLongestTune{24 * 3600};

struct GivenNote {
  double beat = 0;   ///< of the piece
  double beats = 0;  ///< to the gate's end, above 0
  double pitch = 60;
  double emphasis = 1;  ///< factor of the layer's velocity: as the tune has it, or its metre
};

/// From a beat on: as fast as where the tune begins, times a factor.
struct GivenTempo {
  double beat = 0;  ///< of the piece
  double factor = 1;
  /// The tempo there, within event::kBpmRange, of a piece that begins with this one.
  [[nodiscard]] double of(double bpm) const noexcept;
};

/// From a beat on: another key than before, as it is written.
struct GivenKey {
  double beat = 0;  ///< of the piece, on the grid
  score::Key key;
};

/// From a beat on: the chord that the tune asks for, as it is written.
struct GivenChord {
  double beat = 0;           ///< of the piece, on the grid
  std::vector<int> classes;  ///< pitch classes, the bass first; none where no chord is said
};

/// What sounds for a while: each pitch class by the time that it sounds, more on strong beats and
/// in long notes.
using Heard = std::array<double, 12>;

/// How well a chord fits what is heard, 0..1: the share of it that is of the chord. A note outside
/// counts a little, unless it is a semitone above one of the chord, or outside the scale: it asks
/// for a chord that has it. 1 where nothing is heard.
[[nodiscard]] double fit(const theory::Chord& chord, const Heard& heard,
                         const theory::Scale& scale) noexcept;

/// Immutable. Before the tune come two bars or more, after it one chord, and then the last.
class GivenMelody {
 public:
  /// As it begins in a piece of this tempo. Throws base::Error for a tune without notes or longer
  /// than kLongestTune.
  GivenMelody(const score::Tune& tune, double bpm);

  [[nodiscard]] const std::vector<GivenNote>& notes() const noexcept { return notes_; }
  /// Where its tempo changes, between its first note and its end, by beat.
  [[nodiscard]] const std::vector<GivenTempo>& tempos() const noexcept { return tempos_; }
  /// The key that it begins in, and where that changes before its last note, by beat.
  [[nodiscard]] const score::Key& key() const noexcept { return line_.key; }
  [[nodiscard]] const std::vector<GivenKey>& keys() const noexcept { return keys_; }
  /// The first of these changes after a beat; kNeverBeat where none is left.
  [[nodiscard]] double next_key_change(double beat) const noexcept;
  /// The chord that the tune asks for at a beat below it; null where it asks for none.
  [[nodiscard]] const GivenChord* chord_at(double beat) const noexcept;
  /// The first change of these after a beat; kNeverBeat where none is left.
  [[nodiscard]] double next_chord_change(double beat) const noexcept;
  /// Quarter beats in a bar of the tune; 4 where its metre does not go into sixteenths.
  [[nodiscard]] double bar() const noexcept { return bar_; }
  /// The bar line before its first whole bar, whole bars after the piece's beginning, and the one
  /// at its end.
  [[nodiscard]] double begin() const noexcept { return begin_; }
  [[nodiscard]] double end() const noexcept { return end_; }
  [[nodiscard]] bool covers(double beat) const noexcept { return beat >= begin_ && beat < end_; }

  /// Beats after which the chord may change below the tune: a bar of it, two where they are very
  /// short, half of one that is very long and has halves.
  [[nodiscard]] double chord_beats(double bpm) const noexcept;
  /// Where a chord ends that begins at a beat and would last until another, were there no tune: not
  /// behind a change of key.
  [[nodiscard]] double chord_end(double from, double wanted, double bpm) const noexcept;
  /// Where the last chord begins in a piece that begins with this tempo and ends with the tune.
  [[nodiscard]] double last_chord(double bpm) const noexcept {
    return end_ + chord_beats(transport_at_end(bpm).bpm());
  }
  /// The length of a piece that begins with this tempo and ends with the tune: it takes a chord and
  /// the last one besides.
  [[nodiscard]] Seconds piece_length(double bpm) const noexcept;

  /// Semitones that bring it from one tonic to another (pitch classes): the nearest way that leaves
  /// all of its pitches within 0..127.
  [[nodiscard]] int transposition(int from, int to) const noexcept;
  /// What is heard of it between two beats, transposed by semitones.
  [[nodiscard]] Heard heard(double from, double to, int transposition) const;
  /// The notes that sound between two beats.
  template <typename Visit>
  void for_each(double from, double to, const Visit& visit) const {
    for (std::size_t i = first_after(from - longest_); i < notes_.size(); ++i) {
      if (notes_[i].beat >= to) return;
      if (notes_[i].beat + notes_[i].beats > from) visit(notes_[i]);
    }
  }
  /// Its first tones, in a scale of this many notes.
  [[nodiscard]] Motif opening(int scale_size) const;

 private:
  void lay_out(const score::Tune& tune, double bpm);
  void pace(const score::Tune& tune, double bpm);
  void change_keys(const score::Tune& tune);
  void take_chords(const score::Tune& tune);
  void shape(const score::Tune& tune);
  /// The transport of a piece that begins with this tempo, behind all changes.
  [[nodiscard]] Transport transport_at_end(double bpm) const noexcept;
  [[nodiscard]] std::size_t first_after(double beat) const noexcept;
  [[nodiscard]] double accent(double beat) const noexcept;

  score::Melody line_;  // its key and first tones
  std::vector<GivenNote> notes_;
  std::vector<GivenTempo> tempos_;
  std::vector<GivenKey> keys_;
  std::vector<GivenChord> chords_;
  double bar_ = kBeatsPerBar;
  bool halves_ = true;  // a bar has two halves
  double begin_ = 0, end_ = 0;
  double shift_ = 0;    // beats of the piece before the first of the tune
  double longest_ = 0;  // beats of the longest note
  double lowest_ = 127, highest_ = 0;
};

}  // namespace auralis::compose

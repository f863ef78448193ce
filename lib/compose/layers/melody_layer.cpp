// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/melody_layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "compose/time/curves.h"
#include "theory/pitch.h"

namespace auralis::compose {

namespace {

/// Phrases of a section: its theme, an answer, the theme again, something new.
constexpr std::uint64_t kPattern = 4;
constexpr std::uint64_t kTheme = 0, kThemeAgain = 2;  // places in it
constexpr std::size_t kMotifs = 6;                    // that are remembered
constexpr double kStrays = 0.5;                       // how far from where a movement's tune lies

constexpr double kRecall = 0.5;      // chance of a recalled motif, as part of the mood's deja vu
constexpr double kThemeDepth = 0.5;  // of its transformation, as part of the complexity
constexpr int kFewestUnits = 8;      // of a phrase, besides twice the mood's length
constexpr Spread kRestSpread{0.6, 1.6};
constexpr double kGridOfPhrases = 2;           // beats on which phrases begin
constexpr double kSilence = 2 * kBeatsPerBar;  // until a phrase may begin again, where one does not
constexpr double kLastNote = 2 * kBeatsPerBar;  // under the last chord
constexpr double kLastEmphasis = 0.9;
constexpr Seconds kLately{30};
// See scale_complexity: what is given back as intensity falls, and as it falls below kVeryCalm.
constexpr double kGivenBack = 0.24, kGivenBackWhenCalm = 0.8, kVeryCalm = 0.2;
constexpr double kFiveNotes = 1.0 / 3;  // complexity from which on the whole scale is used

// What is drawn for a phrase: see random_for.
constexpr std::uint64_t kPlays = 0;
constexpr std::uint64_t kRest = 1;
constexpr std::uint64_t kMotif = 2;
constexpr std::uint64_t kHeight = 3;
constexpr std::uint64_t kMelodySide = 16;     // and on, one for each note
constexpr std::uint64_t kPitches = 1U << 12;  // and on, one for each drawing

}  // namespace

MelodyLayer::MelodyLayer(Scene& stage, const MelodyPast& past)
    : Layer(LayerId::kMelody, stage),
      writer_(stage.melodies),
      scale_(stage.scale),
      next_phrase_(past.until) {
  if (!past.motif.empty()) motifs_.push_back(past.motif);
}

/// Draws the largest phrases, so that memory is there for them.
void MelodyLayer::prepare() {
  const MelodyMood& mood = scene().mood(LayerId::kMelody).melody;
  for (const theory::Scale& scale : {scene().scale, wanted_scale()})
    writer_.prepare(span_at(next_phrase_), {scale, mood, scene().settings.complexity, 1, 1});
}

Seconds MelodyLayer::due() const {
  if (!notes_.empty()) return scene().transport.time_of(notes_.front().beat);
  return scene().transport.time_of(next_phrase_);
}

void MelodyLayer::play(Seconds t) {
  if (notes_.empty()) {
    const double beat = next_phrase_;
    next_phrase_ += kSilence;
    const double drawn = random(phrase_++, kPlays).uniform();
    const bool plays = std::exchange(enters_, false) || drawn < share(t);
    if (plays && !scene().ending.closing(t)) begin_phrase(beat);
    return;
  }
  const PhraseNote note = notes_.front();
  notes_.pop_front();
  span_.played.push_back(note.tone);
  last_pitch_ = note.pitch;
  last_note_ = t;
  const Seconds length = scene().transport.time_of(note.beat + note.beats) - t;
  const double side = random(phrase_, kMelodySide + notes_.size()).uniform(-1, 1);
  Tone tone{note.pitch, note.emphasis, length, side, scene().harmony.last() ? "ending" : "phrase",
            note.why,   note.motif};
  if (tone.draw) tone.draw->phrase = static_cast<std::int64_t>(phrase_);
  sound(t, tone);
}

PhraseSpan MelodyLayer::span_at(double beat) const {
  const MelodyMood& mood = scene().mood(LayerId::kMelody).melody;
  return {beat, mood.pulse / 2, static_cast<int>(std::lround(2 * mood.phrase)) + kFewestUnits, {}};
}

void MelodyLayer::begin_phrase(double beat) {
  if (section_ != scene().form.index()) {
    section_ = scene().form.index();
    in_section_ = 0;
  }
  span_ = span_at(beat);
  choose_scale();
  choose_motif();
  turn_ = 0;
  draw_rest();
  if (in_section_ % kPattern == kTheme && recalled_.empty()) {
    motifs_.push_back(motif_of({notes_.begin(), notes_.end()}));
    if (motifs_.size() > kMotifs) motifs_.pop_front();
  }
  ++in_section_;
  auto dice = random(phrase_, kRest);
  const double rest = scene().mood(LayerId::kMelody).melody.rest *
                      kRestByIntensity.at(scene().settings.intensity) * kRestSpread.draw(dice);
  const double end = span_.beat + span_.units * span_.unit;
  next_phrase_ = std::ceil((end + rest) / kGridOfPhrases) * kGridOfPhrases;
}

/// Chooses what the phrase begins with. The first of four phrases is the theme: a new one or, with
/// the mood's chance of deja vu, one of the motifs that are remembered. The third repeats the
/// theme. The others are new or, with half that chance, recall any motif. What is recalled is
/// transformed, more deeply the higher the complexity.
void MelodyLayer::choose_motif() {
  recalled_.clear();
  auto dice = random(phrase_, kMotif);
  const double deja_vu = scene().mood(LayerId::kMelody).melody.deja_vu;
  const std::uint64_t place = in_section_ % kPattern;
  if (motifs_.empty()) return;
  if (place == kThemeAgain)
    recalled_ = motifs_.back();
  else if (dice.chance(place == kTheme ? deja_vu : kRecall * deja_vu))
    recalled_ = motifs_[dice.index(motifs_.size())];
  else
    return;
  const double depth = scene().settings.complexity * (place == kThemeAgain ? kThemeDepth : 1);
  recalled_ = transformed(recalled_, depth, dice);
}

PhraseShape MelodyLayer::shape() const {
  const event::Settings& settings = scene().settings;
  const Seconds t = scene().transport.time_of(span_.beat);
  // A higher complexity makes the chain choose more short notes. The last term takes that back:
  // only intensity is to change the number of notes.
  const double density = kDensityByIntensity.at(settings.intensity) + kDensityByShare * share(t) -
                         kDensityTakenBack * (settings.complexity - 0.5);
  return {scale_,
          scene().mood(LayerId::kMelody).melody,
          settings.complexity,
          variety(),
          settings.intensity,
          density,
          recalled_.empty() ? nullptr : &recalled_,
          height(),
          largest_leap()};
}

/// Where the phrase lies in its register, -1 .. 1: anywhere, or where the movement has its tune.
double MelodyLayer::height() const {
  const double anywhere = random(phrase_, kHeight).uniform(-1, 1);
  const double tune = scene().form.movement().tune_height;
  return tune == 0 ? anywhere : std::clamp(tune + kStrays * anywhere, -1.0, 1.0);
}

/// The mood counts steps of the whole scale; a step of the pentatonic spans more.
int MelodyLayer::largest_leap() const {
  const int leap = scene().mood(LayerId::kMelody).melody.leap;
  return std::max(1, leap * scale_.size() / scene().scale.size());
}

/// The complexity that decides how many notes of the scale are used. A lower intensity brings fewer
/// and longer notes, and with them fewer different ones. This adds some complexity in return: only
/// complexity is to change how many notes of the scale are heard.
double MelodyLayer::scale_complexity() const {
  const event::Settings& settings = scene().settings;
  const double given_back = kGivenBack * (0.5 - settings.intensity) +
                            kGivenBackWhenCalm * std::max(kVeryCalm - settings.intensity, 0.0);
  return std::clamp(settings.complexity + given_back, 0.0, 1.0);
}

/// Whether complexity is so low that the melody keeps to the pentatonic of its scale. Three or four
/// notes of the whole scale would lie so far apart that it could only leap.
bool MelodyLayer::keeps_to_five() const { return scale_complexity() < kFiveNotes; }

/// The variety of a phrase, 0 .. 1: three to five notes of the pentatonic, then five to seven of
/// the scale. A scale without a pentatonic has three to all of its notes.
double MelodyLayer::variety() const {
  const double complexity = scale_complexity();
  const int whole = scene().scale.size();
  if (theory::pentatonic_of(scene().scale).size() == whole) return complexity;
  if (scale_.size() < whole) return std::min(complexity / kFiveNotes, 1.0);
  const double from_five = 2.0 / (whole - 3);
  return from_five + (1 - from_five) * std::max(complexity - kFiveNotes, 0.0) / (1 - kFiveNotes);
}

/// The scale that complexity asks for.
theory::Scale MelodyLayer::wanted_scale() const {
  return keeps_to_five() ? theory::pentatonic_of(scene().scale) : scene().scale;
}

/// Changes to the wanted scale.
void MelodyLayer::choose_scale() {
  const theory::Scale before = scale_;
  scale_ = wanted_scale();
  if (scale_.size() != before.size()) begin_anew(before);
}

/// What is remembered counts steps of the other scale. The tones that have been played keep their
/// pitches.
void MelodyLayer::begin_anew(const theory::Scale& before) {
  motifs_.clear();
  recalled_.clear();
  const int from = before.nearest_step(step_0_);
  const int to = scale_.nearest_step(pitch_of_step_0(shape()));
  for (MelodyTone& tone : span_.played)
    tone.step = scale_.nearest_step(before.pitch(from + tone.step)) - to;
}

/// Draws the rest of the phrase, which continues what has been played of it.
void MelodyLayer::draw_rest() {
  choose_scale();
  std::vector<theory::Chord> chords;
  chords.reserve(static_cast<std::size_t>(span_.units));
  const int begun = units_of(span_.played);
  for (int unit = 0; unit < span_.units; ++unit)
    chords.push_back(unit < begun ? theory::Chord{}
                                  : scene().chord_at(span_.beat + unit * span_.unit));
  auto dice = random(phrase_, kPitches + turn_++);
  const PhraseShape shape = this->shape();
  step_0_ = pitch_of_step_0(shape);
  const auto drawn = writer_.write(span_, chords, shape, dice, scene().explains);
  notes_.assign(drawn.begin(), drawn.end());
}

/// Moves the rest of the phrase to the new key, with its chords. Says whether the register holds
/// it.
bool MelodyLayer::transpose() {
  choose_scale();
  const int by = pitch_of_step_0(shape()) - step_0_;
  const MelodyMood& mood = scene().mood(LayerId::kMelody).melody;
  for (const PhraseNote& note : notes_)
    if (note.pitch + by < mood.low || note.pitch + by > mood.high) return false;
  for (PhraseNote& note : notes_) note.pitch += by;
  step_0_ += by;
  return true;
}

void MelodyLayer::settings_changed(Seconds t, Change change) {
  if (change == Change::kKey || change == Change::kMode) release_foreign(t);
  if (change == Change::kHome) {  // another movement has tunes of its own
    const theory::Scale before = std::exchange(scale_, wanted_scale());
    begin_anew(before);
  }
  // A new tempo keeps the notes that are drawn, and so does a new key where it can. After any other
  // change the rest of the phrase is drawn again.
  if (notes_.empty() || change == Change::kTempo || scene().harmony.last()) return;
  if (change != Change::kKey || !transpose()) draw_rest();
}

/// Under the last chord the melody plays one long note, the tonic, if it has played lately.
void MelodyLayer::play_last_note(Seconds t) {
  notes_.clear();
  next_phrase_ = kNeverBeat;
  const MelodyMood& mood = scene().mood(LayerId::kMelody).melody;
  if (!last_pitch_ || t - last_note_ > kLately || mood.patch.empty()) return;
  const int tonic = theory::class_within(scene().scale.tonic(), *last_pitch_, mood.low, mood.high);
  const double beat = std::ceil(scene().transport.beat_at(t)) + 1;
  notes_.push_back({beat, kLastNote, tonic, kLastEmphasis, {}});
}

void MelodyLayer::enter(Seconds t) {
  if (!notes_.empty()) return;
  next_phrase_ = std::ceil(scene().transport.beat_at(t) / kGridOfPhrases) * kGridOfPhrases;
  enters_ = true;
}

/// Without the rest of its phrase.
void MelodyLayer::leave(Seconds t) {
  release(t);
  enters_ = false;
  next_phrase_ = std::ceil(scene().transport.beat_at(t) / kGridOfPhrases) * kGridOfPhrases;
  notes_.clear();
}

void MelodyLayer::chord_begins(Seconds t) {
  if (scene().harmony.last()) play_last_note(t);
}

}  // namespace auralis::compose

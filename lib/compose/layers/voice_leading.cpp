// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/voice_leading.h"

#include <algorithm>
#include <bitset>
#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

namespace {

// Semitones between neighbours.
constexpr int kClosest = 3;
constexpr int kWidest = 12;

constexpr int kOpenFifth = 7;
constexpr int kMinorNinth = 13;
constexpr int kClash = 2;      // as close or closer to another note, not the same
constexpr int kFarthest = 24;  // a voice from farther away is as good as new

constexpr int kHighestPitch = 127;

// What counts against a voicing, in semitones of motion.
constexpr double kMinorNinthCost = 12;
constexpr double kMissingNote = 7;
constexpr double kMissingThird = 6;  // the second note of a chord colours it, the bass has the root
constexpr double kCloseBass = 1.2;   // a semitone that the lowest interval lacks to a fifth
constexpr double kOffMiddle = 0.7;   // a semitone from the middle of the register
constexpr double kFirstOffMiddle = 2;  // the same where nothing came before

/// Semitones all voices move together: each note from its nearest neighbour before.
double motion(const std::vector<int>& voicing, const std::vector<int>& before) {
  double sum = 0;
  for (const int pitch : voicing) {
    int nearest = kFarthest;
    for (const int old : before) nearest = std::min(nearest, std::abs(pitch - old));
    sum += nearest;
  }
  return sum;
}

std::size_t class_of(int pitch) { return static_cast<std::size_t>(theory::wrap(pitch, 12)); }

/// What stands against a voicing apart from its motion: closeness, minor ninths, missing notes.
double roughness(const std::vector<int>& voicing, const theory::Chord& chord) {
  double cost = 0;
  std::bitset<12> classes;
  for (std::size_t i = 0; i < voicing.size(); ++i) {
    classes.set(class_of(voicing[i]));
    for (std::size_t j = 0; j < i; ++j)
      if (voicing[i] - voicing[j] == kMinorNinth) cost += kMinorNinthCost;
  }
  if (voicing.size() > 1) cost += std::max(0, kOpenFifth - (voicing[1] - voicing[0])) * kCloseBass;
  const auto wanted = std::min(voicing.size(), chord.classes.size());
  cost += kMissingNote * static_cast<double>(wanted - std::min(wanted, classes.count()));
  if (chord.classes.size() > 1 && !classes[class_of(chord.classes[1])]) cost += kMissingThird;
  return cost;
}

double distance_from_middle(const std::vector<int>& voicing, const VoicingSpace& space) {
  double sum = 0;
  for (const int pitch : voicing) sum += pitch;
  return std::abs(sum / static_cast<double>(voicing.size()) - 0.5 * (space.low + space.high));
}

/// Walks every open voicing of the chord and keeps the best.
class Search {
 public:
  Search(const theory::Chord& chord, const VoicingSpace& space, const std::vector<int>& before)
      : chord_(chord), space_(space), before_(before) {
    for (int pitch = 0; pitch <= kHighestPitch; ++pitch) {
      const bool within = pitch >= space.low && pitch <= space.high;
      if ((within || was(pitch)) && chord.contains(pitch) && clear(pitch))
        pitches_.push_back(pitch);
    }
  }

  /// Goes through the voicings of so many notes, not more than before: they are better only where
  /// they keep more common tones.
  void consider(int voices) {
    voices_ = voices;
    add(0);
  }
  /// Nothing where there was none.
  const std::vector<int>& best() const { return best_; }
  bool keeps_all() const { return !best_.empty() && lost_ == 0; }

  /// As many as are wanted, or as may stay where there is room for them.
  int voices() const {
    const auto stay = std::ranges::count_if(pitches_, [this](int pitch) { return was(pitch); });
    return std::max(space_.voices, std::min(static_cast<int>(stay), space_.room));
  }

 private:
  bool was(int pitch) const { return std::ranges::count(before_, pitch) > 0; }
  bool clear(int pitch) const {
    return std::ranges::none_of(space_.sounding, [pitch](int other) {
      return other != pitch && std::abs(other - pitch) <= kClash;
    });
  }

  void add(std::size_t from) {
    if (static_cast<int>(voicing_.size()) == voices_) return judge();
    for (std::size_t i = from; i < pitches_.size(); ++i) {
      if (!voicing_.empty() && pitches_[i] - voicing_.back() < kClosest) continue;
      if (!voicing_.empty() && pitches_[i] - voicing_.back() > kWidest) return;
      voicing_.push_back(pitches_[i]);
      add(i + 1);
      voicing_.pop_back();
    }
  }

  /// Notes before that the chord has, too, and the voicing has not.
  int lost_tones() const {
    return static_cast<int>(std::ranges::count_if(pitches_, [this](int pitch) {
      return was(pitch) && std::ranges::count(voicing_, pitch) == 0;
    }));
  }

  void judge() {
    const bool first = before_.empty() || space_.anew;
    const int lost = lost_tones();
    const double cost =
        roughness(voicing_, chord_) + (first ? 0 : motion(voicing_, before_)) +
        (first ? kFirstOffMiddle : kOffMiddle) * distance_from_middle(voicing_, space_);
    const bool fewer = voicing_.size() < best_.size();
    if (!best_.empty() && (lost > lost_ || (lost == lost_ && (fewer || cost >= cost_)))) return;
    lost_ = lost;
    cost_ = cost;
    best_ = voicing_;
  }

  const theory::Chord& chord_;
  const VoicingSpace& space_;
  const std::vector<int>& before_;
  int voices_ = 0;
  std::vector<int> pitches_;
  std::vector<int> voicing_;
  std::vector<int> best_;
  int lost_ = 0;
  double cost_ = 0;
};

}  // namespace

std::vector<int> lead_voices(const theory::Chord& chord, const VoicingSpace& space,
                             const std::vector<int>& before) {
  Search search(chord, space, before);
  for (int voices = search.voices(); voices > 0 && !search.keeps_all(); --voices)
    search.consider(voices);
  return search.best();
}

}  // namespace auralis::compose

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The events that auralis-compose sends and auralis-synth plays: auralis-events(5), version 1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/units.h"
#include "event/parameter.h"

namespace auralis::event {

using base::Seconds;

/// The largest seed or number of lines: up to here every JSON reader keeps whole numbers whole.
inline constexpr std::int64_t kMostCount = (1LL << 53) - 1;

/// A file that a piece was made from.
struct Source {
  std::string option;         ///< of auralis-compose that named it, "tuning"
  std::string file;           ///< its path as it was given there
  std::int64_t weight = 1;    ///< among others of its kind, 1 to kMostWeight
  std::string fingerprint{};  ///< of its bytes (base/fingerprint.h); empty where that is not known
  std::string track{};        ///< of it that is read; empty where none was named
};

inline constexpr std::int64_t kMostWeight = 1'000'000;

/// The first line of a stream.
struct Header {
  Settings settings;
  std::optional<Seconds> duration{};  ///< of the stream as it was asked for; it may be cut short
  Seconds at{0};                      ///< how much of the piece came before the stream
  std::string form{};                 ///< its course, where that is not the usual one
  std::vector<Source> sources{};      ///< beside what is shipped
};

/// What a parameter can be steered to from the beginning of the stream on.
struct Offer {
  std::string param;
  std::variant<Range, std::vector<std::string>> values;  ///< of a number, or names
  std::string unit{};                                    ///< of a number; empty where it has none
  /// What each of the names is like, for people, in their order; empty where nothing is said.
  std::vector<std::string> descriptions{};
};

/// Why a note is there, for people: said only where a composer was asked to.
struct Why {
  std::string by{};     ///< what brought it at its time
  std::string chord{};  ///< the one in force, as announced
  std::string tone{};   ///< what it is in that chord; "none" where it is none of its notes
  /// Of a note drawn from a Markov chain.
  struct Draw {
    std::int64_t phrase = 0;         ///< since the beginning
    int context = 0;                 ///< notes before it that the chain went by
    double chain = 0;                ///< its probability by the chain alone
    double among = 0;                ///< the same among all that obey
    std::vector<std::string> bound;  ///< constraints that refused others in its place
  };
  std::optional<Draw> draw{};
  bool motif = false;  ///< it belongs to a motif that comes back
};

/// A gain for all that sounds, which brings one mood to the loudness of the others.
struct Trim {
  double decibels = 0;  ///< -60..24
};

inline constexpr Range kTrimRange{-60, 24};

/// A whole note.
struct Note {
  std::int64_t id = 0;
  double pitch = 60;    ///< MIDI number with fractions: 60 = middle C, 69 = 440 Hz
  double velocity = 0;  ///< 0..1
  Seconds duration{0};  ///< to the gate's end
  std::string patch;
  double pan = 0;              ///< -1 (left) .. 1 (right)
  std::optional<double> bend;  ///< semitones of glide from the pitch before
  std::string layer{};         ///< that plays it; empty where it is of none
  std::optional<Why> why{};    ///< written, not read
};

/// A note whose length is not known yet, from a live source.
struct NoteOn {
  std::int64_t id = 0;
  double pitch = 60;
  double velocity = 0;
  std::string patch;
  double pan = 0;
};

/// The end of NoteOn's gate.
struct NoteOff {
  std::int64_t id = 0;
};

/// Who asked for a control that nobody sent, as its line says.
inline constexpr std::string_view kByTune = "tune";

/// From now on, parameter `param` has this value (a number or a name).
struct Control {
  std::string param;
  Value value;
  bool of_tune = false;  ///< the tune that the piece follows asks for it, nobody else
};

/// Nothing earlier than this will follow: render up to here.
struct Clock {};

struct Chord {
  std::string name;
  std::vector<double> pitches;
};

struct Section {
  std::string name;
  /// What the form wants from its time on, 0..1; it moves straight on to the next section's.
  std::optional<double> energy = std::nullopt;
};

/// The piece ends here; what sounds rings out.
struct End {
  std::int64_t events = 0;  ///< lines before this one
};

/// A time, in seconds from the start of the stream, and what happens then.
struct Event {
  Seconds time{0};
  std::variant<Header, Offer, Trim, Note, NoteOn, NoteOff, Control, Clock, Chord, Section, End>
      what;
};

/// The longest line of the format, its line feed not counted.
inline constexpr std::size_t kMaxLineBytes = 4096;

}  // namespace auralis::event

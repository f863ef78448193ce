// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Figures of a piece, from its events: notes, polyphony, pitches, harmony, silence.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/output.h"
#include "event/event_sink.h"
#include "theory/scale.h"

namespace auralis::perform {

using base::Seconds;

/// Open gates.
class Polyphony {
 public:
  /// A note at `t`, not before the last one.
  void add(std::int64_t id, Seconds t, Seconds duration);
  /// The gate of a note ends at `t`, earlier than it was to.
  void end(std::int64_t id, Seconds t);
  /// When the last gate ends of those that were open when the last note began.
  [[nodiscard]] Seconds until() const noexcept;
  [[nodiscard]] std::size_t most() const noexcept { return most_; }
  /// The mean from 0 to `end`, which is not before the last note.
  [[nodiscard]] double mean(Seconds end) const noexcept;

 private:
  struct Gate {
    std::int64_t id;
    Seconds end;
  };

  std::vector<Gate> open_;  // when the last note began
  Seconds total_{0};        // of the lengths of all gates
  std::size_t most_ = 0;
};

/// Takes whole notes, of keys and modes that theory knows; throws base::Error for others.
class Statistics final : public event::EventSink {
 public:
  /// `out` outlives the sink.
  explicit Statistics(base::Output& out) : out_(out) {}
  void write(const event::Event& event) override;
  /// Writes the figures once the end has come, nothing before.
  void flush() override;

  /// One object of JSON with its line feed; null for what no note says anything of.
  [[nodiscard]] std::string line() const;

 private:
  void add_header(const event::Header& header);
  void add_note(Seconds t, const event::Note& note);
  /// No gate was open from the end of the last one until t.
  void end_silence(Seconds t);

  base::Output& out_;
  event::Settings settings_;  // key and mode are those in force
  std::optional<theory::Scale> scale_;
  std::optional<event::Chord> chord_;
  std::int64_t sections_ = 0, chords_ = 0, controls_ = 0, uncounted_ = 0;
  std::int64_t notes_ = 0, in_scale_ = 0, in_chord_ = 0;
  std::map<std::string, std::int64_t> by_patch_;
  std::array<std::int64_t, 12> by_class_{};
  double lowest_ = 0, highest_ = 0;
  Polyphony all_, low_;
  Seconds longest_silence_{0}, length_{0};
  bool ended_ = false;
};

}  // namespace auralis::perform

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where the blocks of auralis-synth go:  end and fade -> mono -> loudness of the whole -> file or
// pipe.
#pragma once

#include <optional>

#include "audiofile/pcm_output.h"
#include "base/file_claim.h"
#include "base/replacement.h"
#include "event/event.h"
#include "synth/normalizer.h"
#include "synth/output_end.h"
#include "synth_options.h"

/// A file's tags, from the piece's header where the first event is one.
[[nodiscard]] auralis::audiofile::Tags tags_of(const auralis::event::Event& first,
                                               const SynthOptions& options);

class SynthOutput {
 public:
  using Frames = auralis::base::Frames;

  /// `first` is the first event: its header says what the tags are, and when the piece ends. The
  /// options outlive this. Throws base::Error.
  SynthOutput(const SynthOptions& options, const auralis::event::Event& first);
  /// A file that has got nothing, for what went wrong before, is removed.
  ~SynthOutput();
  SynthOutput(const SynthOutput&) = delete;
  SynthOutput& operator=(const SynthOutput&) = delete;

  /// Takes the block that ends at a position, and changes it.
  void take(auralis::pcm::Block& block, Frames position);
  /// The piece has ended: a fade whose end was not known, or would be later, begins here.
  void end_with_piece(Frames known);
  /// Finishes a file.
  void close();

  /// Where the output ends, and the fade that leads there.
  [[nodiscard]] const auralis::synth::OutputEnd& ending() const noexcept { return end_; }
  /// dB by which close() has made the whole louder; 0 where nothing is normalized.
  [[nodiscard]] double gain() const noexcept { return gain_; }

  [[nodiscard]] std::optional<Frames> end() const noexcept { return end_.end(); }
  [[nodiscard]] bool ended(Frames position) const noexcept { return end_.reached(position); }

 private:
  void normalize();
  void write(const auralis::pcm::Block& block);

  const SynthOptions& options_;
  auralis::synth::OutputEnd end_;
  std::optional<auralis::base::Replacement> whole_;  // of what is written once all is known
  std::optional<auralis::base::FileClaim> claim_;    // of what can be heard while it grows
  std::optional<auralis::audiofile::PcmOutput> output_;
  std::optional<auralis::synth::Normalizer> normalizer_;
  double gain_ = 0;
  bool begun_ = false;  // some audio has been given to the output
};

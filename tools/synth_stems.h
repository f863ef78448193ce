// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --stems of auralis-synth: a WAV file for each stem in a directory.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audiofile/pcm_output.h"
#include "base/file_claim.h"
#include "base/log.h"
#include "synth/output_end.h"
#include "synth/scratch.h"
#include "synth/synth.h"
#include "synth_options.h"

namespace auralis {

class StemFiles {
 public:
  /// Makes the directory where there is none. Throws base::Error where that cannot be, or where
  /// nothing can be written there. The tags' titles get the stems' names before them.
  /// Those that are `scaled` in the end are kept beside their files until then.
  StemFiles(std::string directory, const pcm::Format& format, audiofile::Tags tags, bool scaled);

  /// Appends the stems' blocks, which begin at `first`, and ends and fades them as the mix. A file
  /// that begins now has silence up to there.
  void write(synth::Stems& stems, base::Frames first, const synth::OutputEnd& end);
  /// Makes scaled ones louder by a gain in dB, finishes the files, and says their names.
  void close(double gain, const base::Log& log);

 private:
  struct File {
    std::string name, part;
    std::unique_ptr<base::FileClaim> claim;        // null of one that is scaled
    std::unique_ptr<audiofile::PcmOutput> output;  // null of one that is scaled
    std::unique_ptr<synth::Scratch> scratch;       // of one that is scaled
  };
  static void take(File& file, const pcm::Block& block);
  [[nodiscard]] std::unique_ptr<audiofile::PcmOutput> begin(const std::string& path,
                                                            const std::string& part) const;
  void write_scaled(const File& file, float gain) const;
  void open(const std::string& part, std::size_t block, base::Frames silence);
  /// A file's name that no other has: the part, without what names of files cannot hold.
  [[nodiscard]] std::string name_for(const std::string& part) const;

  std::string directory_;
  pcm::Format format_;
  audiofile::Tags tags_;
  bool scaled_;
  std::vector<File> files_;
};

/// Stems from the synthesizer into files; nothing where no directory is given.
class StemOutput {
 public:
  StemOutput(const SynthOptions& options, const audiofile::Tags& tags);

  /// What the synthesizer of these options is to render them by; null where there are none.
  [[nodiscard]] synth::Stems* begin(synth::Renderer& renderer, const synth::Stems::MakeEngine& make,
                                    const synth::SynthOptions& options);
  /// What the synthesizer gave out last, from this frame on.
  void write(base::Frames first, const synth::OutputEnd& end);
  void close(double gain, const base::Log& log);

 private:
  std::optional<StemFiles> files_;
  std::optional<synth::Stems> stems_;
};

}  // namespace auralis

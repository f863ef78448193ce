// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// torchsynth's Voice, whole sounds of 4 s:
//
//   six ADSR, two LFO -> modulation matrix -+-> sine VCO -------+
//                                           +-> square/saw VCO -+-> VCAs -> mixer -> / peak
//                                           +-> noise ----------+
#pragma once

#include <memory>
#include <span>
#include <string>

#include "torchsynth/voice_settings.h"

namespace auralis::torchsynth {

struct Workspace;

/// One a thread. Real-time safe after construction: no allocation, no lock. The last digits of a
/// sample depend on the machine's instruction set.
class VoiceRenderer {
 public:
  VoiceRenderer();
  ~VoiceRenderer();
  VoiceRenderer(VoiceRenderer&&) noexcept;
  VoiceRenderer& operator=(VoiceRenderer&&) noexcept;

  /// Renders a sound; noise and out hold kSamples each (44.1 kHz, mono, largest sample at most 1).
  void render(const VoiceSettings& voice, std::span<const float> noise,
              std::span<float> out) noexcept;

 private:
  std::unique_ptr<Workspace> workspace_;
};

/// The instruction set in use: "AVX3", "AVX2", "NEON", …
[[nodiscard]] std::string instruction_set();

}  // namespace auralis::torchsynth

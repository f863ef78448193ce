// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// torchsynth's Voice made causal: its gate is opened and closed by the note, its phases are
// wrapped, its level is not that of a peak to come.
#pragma once

#include "base/units.h"
#include "synth/strike.h"
#include "synth/voice_fields.h"
#include "torchsynth/voice_settings.h"

namespace auralis::synth {

/// Sets sources, envelopes, LFOs and the modulation matrix. The note's pitch stands for the
/// keyboard's, its gate for the keyboard's duration.
void set_modular(VoiceFields<Single>& voice, const torchsynth::VoiceSettings& settings,
                 const Strike& strike, base::SampleRate rate);

}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-synth voice: sounds of torchsynth's Voice -> files, or one stream of samples.
#pragma once

/// Its name in what it tells.
inline constexpr const char* kVoiceTool = "auralis-synth voice";

/// Runs the command; argv[0] is "voice". Throws what cli::run_tool turns into a status.
[[nodiscard]] int run_voice_command(int argc, char** argv);

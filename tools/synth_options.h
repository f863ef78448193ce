// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The command line of auralis-synth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/log.h"
#include "cli/real_time.h"
#include "pcm/format.h"
#include "synth/mixer.h"

inline constexpr const char* kTool = "auralis-synth";

struct SynthOptions {
  std::string output = "-";
  auralis::pcm::Format format;
  auralis::base::Seconds block{0.1};
  std::string device = "auto", renderer = "auto";
  int voices = 64;
  std::string reverb = "hall", impulse;
  auralis::synth::MixOptions mix;
  std::optional<auralis::base::Seconds> end_at, fade_out;
  std::optional<double> normalize;  // LUFS
  std::vector<std::pair<std::string, std::string>> tags;
  std::vector<std::string> patches;
  std::optional<auralis::base::Address> metrics;
  std::string station;
  std::string trace;  // a file, none where empty
  std::string stems;  // a directory, none where empty
  auralis::pcm::SampleFormat stem_sample = auralis::pcm::SampleFormat::kF32;
  bool strict = false, list_patches = false, list_devices = false, json = false;
  auralis::cli::RealTime real_time;
  auralis::base::Log log{kTool};

  [[nodiscard]] auralis::pcm::Format stem_format() const {
    auralis::pcm::Format stem = format;
    stem.sample = stem_sample;
    return stem;
  }
};

SynthOptions parse_synth_options(int argc, char** argv);

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "audiofile/impulse_file.h"

#include <fcntl.h>
#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "base/decimal.h"
#include "base/descriptor.h"
#include "base/error.h"

namespace auralis::audiofile {

namespace {

/// Interleaved samples.
struct Sound {
  int channels = 0;
  int hertz = 0;
  std::vector<float> samples;
};

Sound read_sound(const std::string& name, base::Seconds longest) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, decltype(&sf_close)> file(sf_open(name.c_str(), SFM_READ, &info),
                                                           &sf_close);
  if (file == nullptr) {  // errno may be of another file, which libsndfile looks for beside it
    std::array<std::byte, 1> first;
    (void)base::read_some(base::Descriptor::open(name, O_RDONLY), first, name);  // says why, or can
    throw base::Error("cannot read " + name + ": " + sf_strerror(nullptr));
  }
  if (info.channels > 2)
    throw base::Error(name + " has " + std::to_string(info.channels) +
                      " channels: an impulse response has 1 or 2");
  Sound sound{info.channels, info.samplerate, {}};
  // Not every header says how long its file is: read until it ends or lasts too long.
  const auto most = static_cast<sf_count_t>(longest.count() * info.samplerate);
  constexpr sf_count_t kPart = 1 << 16;
  sf_count_t frames = 0, got = 0;
  do {
    sound.samples.resize(static_cast<std::size_t>((frames + kPart) * info.channels));
    got = sf_readf_float(file.get(), sound.samples.data() + frames * info.channels, kPart);
    frames += std::max<sf_count_t>(got, 0);
  } while (got == kPart && frames <= most);
  if (frames > most)
    throw base::Error(name + " is too long: an impulse response lasts " +
                      base::decimal(longest.count()) + " s at most");
  sound.samples.resize(static_cast<std::size_t>(frames * info.channels));
  return sound;
}

void check(const Sound& sound, const std::string& name) {
  const auto finite = [](float x) { return std::isfinite(x); };
  if (!std::ranges::all_of(sound.samples, finite))
    throw base::Error(name + " holds samples that are no numbers");
  if (std::ranges::all_of(sound.samples, [](float x) { return x == 0; }))
    throw base::Error(name + " is silent: no impulse response");
}

Sound resampled(Sound sound, int hertz, const std::string& name) {
  if (sound.hertz == hertz) return sound;
  const double ratio = static_cast<double>(hertz) / sound.hertz;
  const auto channels = static_cast<std::size_t>(sound.channels);
  const auto frames = sound.samples.size() / channels;
  Sound out{sound.channels, hertz, {}};
  out.samples.resize(
      channels * (static_cast<std::size_t>(std::ceil(static_cast<double>(frames) * ratio)) + 1));
  SRC_DATA data{};
  data.data_in = sound.samples.data();
  data.input_frames = static_cast<long>(frames);
  data.data_out = out.samples.data();
  data.output_frames = static_cast<long>(out.samples.size() / channels);
  data.src_ratio = ratio;
  if (const int error = src_simple(&data, SRC_SINC_BEST_QUALITY, sound.channels); error != 0)
    throw base::Error("cannot resample " + name + " from " + std::to_string(sound.hertz) + " to " +
                      std::to_string(hertz) + " Hz: " + src_strerror(error));
  out.samples.resize(channels * static_cast<std::size_t>(data.output_frames_gen));
  return out;
}

}  // namespace

std::array<std::vector<float>, 2> read_impulse(const std::string& name, base::SampleRate rate,
                                               base::Seconds longest) {
  Sound sound = read_sound(name, longest);
  check(sound, name);
  sound = resampled(std::move(sound), rate.hz, name);
  const auto channels = static_cast<std::size_t>(sound.channels);
  std::array<std::vector<float>, 2> response;
  for (std::size_t i = 0; i < sound.samples.size(); i += channels) {
    response[0].push_back(sound.samples[i]);
    response[1].push_back(sound.samples[i + channels - 1]);
  }
  return response;
}

}  // namespace auralis::audiofile

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/stems.h"

#include <algorithm>
#include <utility>

namespace auralis::synth {

Stems::Stem::Stem(std::string part, std::unique_ptr<Engine> made, base::SampleRate rate,
                  const MixOptions& options, std::size_t max_frames)
    : name(std::move(part)),
      engine(std::move(made)),
      mixer(engine->reverb(), rate, options, max_frames),
      buses(kBuses, max_frames),
      out(2, max_frames) {}

Stems::Stems(Renderer& mix, MakeEngine make, base::SampleRate rate, const MixOptions& options,
             std::size_t max_frames)
    : mix_(mix),
      make_(std::move(make)),
      rate_(rate),
      options_(options.of_a_part()),
      max_frames_(max_frames),
      owners_(static_cast<std::size_t>(mix.slots())) {}

int Stems::stem_of(const std::string& part) {
  const auto found = std::ranges::find_if(stems_, [&](const auto& s) { return s->name == part; });
  if (found != stems_.end()) return static_cast<int>(found - stems_.begin());
  if (stems_.size() == kMost) {
    stems_.back()->name = "others";
    return static_cast<int>(kMost) - 1;
  }
  stems_.push_back(std::make_unique<Stem>(part, make_(), rate_, options_, max_frames_));
  Stem& stem = *stems_.back();
  stem.mixer.skip(rendered_, trim_);
  stem.buses.resize(frames_);
  return static_cast<int>(stems_.size()) - 1;
}

const std::string& Stems::name(int stem) const noexcept {
  return stems_[static_cast<std::size_t>(stem)]->name;
}

pcm::Block& Stems::block(int stem) noexcept { return stems_[static_cast<std::size_t>(stem)]->out; }

Stems::Stem& Stems::owner_of(int slot) noexcept {
  return *stems_[static_cast<std::size_t>(owners_[static_cast<std::size_t>(slot)])];
}

void Stems::start(int slot, const Voice& voice) noexcept {
  mix_.start(slot, voice);
  owners_[static_cast<std::size_t>(slot)] = voice.stem;
  owner_of(slot).engine->renderer().start(slot, voice);
}

void Stems::release(int slot, Period off) noexcept {
  mix_.release(slot, off);
  owner_of(slot).engine->renderer().release(slot, off);
}

void Stems::kill(int slot, Period at) noexcept {
  mix_.kill(slot, at);
  owner_of(slot).engine->renderer().kill(slot, at);
}

void Stems::render(Period first, int periods, std::span<const float> brightness, pcm::Block& out) {
  mix_.render(first, periods, brightness, out);
  for (const auto& stem : stems_)
    stem->engine->renderer().render(first, periods, brightness, stem->buses);
  frames_ = out.frames();
  rendered_ += static_cast<std::int64_t>(frames_);
}

void Stems::mix(std::span<const float> bpm, std::span<const float> trims) {
  for (const auto& stem : stems_) stem->mixer.process(stem->buses, bpm, trims);
  if (!trims.empty()) trim_ = trims.back();
}

void Stems::copy(std::size_t from, std::size_t frames, std::size_t to) {
  for (const auto& stem : stems_) {
    stem->out.resize(to + frames);
    for (const int side : {0, 1}) {
      const auto mixed = stem->buses.channel(side).subspan(from, frames);
      std::ranges::copy(mixed, stem->out.channel(side).begin() + static_cast<std::ptrdiff_t>(to));
    }
  }
}

void Stems::fade_out(double frames) noexcept {
  for (const auto& stem : stems_) stem->mixer.fade_out(frames);
}

}  // namespace auralis::synth

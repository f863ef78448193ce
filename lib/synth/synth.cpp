// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/synth.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/suggestion.h"
#include "simd/flush_denormals.h"

namespace auralis::synth {

namespace {

constexpr double kBrightnessOctaves = 2;  // from intensity 0 to intensity 1
constexpr Seconds kBrightnessTime{0.08};
constexpr Seconds kTrimTime{3};  // as one mood's layers give way to the next one's

std::size_t periods_in(std::size_t frames) { return (frames + kPeriodFrames - 1) / kPeriodFrames; }

/// The share of a note that one voice of its unison plays. The first voice of every note has the
/// note's own chance, so that a unison of one sounds as if there were none.
Strike unison_strike(const UnisonPatch& unison, Strike strike, int i, std::int64_t id) {
  const double place = unison.voices > 1 ? 2.0 * i / (unison.voices - 1) - 1 : 0;  // -1..1
  strike.pitch += place * unison.detune / 200;
  strike.pan = std::clamp(strike.pan + place * unison.spread, -1.0, 1.0);
  strike.seed = static_cast<std::uint32_t>(id) ^ (static_cast<std::uint32_t>(i) << 28);
  return strike;
}

/// The share of the way to what is wanted that is made in a period.
float step_of(Seconds time, SampleRate rate) {
  return static_cast<float>(1 - std::exp(-1 / to_periods(time, rate)));
}

Period one_second(SampleRate rate) {
  return static_cast<Period>(std::ceil(to_periods(Seconds(1), rate))) + 1;
}

}  // namespace

Synth::Synth(Renderer& renderer, Reverb& reverb, PatchBank& bank, const SynthOptions& options,
             const base::Log& log, Stems* stems)
    : renderer_(stems != nullptr ? *stems : renderer),
      stems_(stems),
      bank_(bank),
      options_(options),
      log_(log),
      pool_(options.polyphony, renderer.slots(), one_second(options.rate)),
      mixer_(reverb, options.rate, options.mix, options.most_rendered()),
      buses_(kBuses, options.most_rendered()),
      brightness_(periods_in(options.max_block) + 2),
      wanted_brightness_(brightness_.size() - 1, 0),
      bpm_(brightness_.size() - 1, static_cast<float>(event::Settings{}.bpm)),
      brightness_step_(step_of(kBrightnessTime, options.rate)),
      trims_(brightness_.size() - 1),
      wanted_trim_(trims_.size(), 1),
      trim_step_(step_of(kTrimTime, options.rate)) {}

Period Synth::period_of(Seconds time) const noexcept {
  return std::max(period_, period_at_or_after(base::to_frames(time, options_.rate)));
}

void Synth::feed(const event::Event& event) {
  known_ = std::max(known_, base::to_frames(event.time, options_.rate));
  if (const auto* note = std::get_if<event::Note>(&event.what)) {
    schedule_note(note->id, note->patch, note->layer,
                  {note->pitch, note->velocity, note->pan, note->bend.value_or(0)}, event.time,
                  note->duration);
  } else if (const auto* on = std::get_if<event::NoteOn>(&event.what)) {
    schedule_note(on->id, on->patch, "", {on->pitch, on->velocity, on->pan}, event.time,
                  Seconds(INFINITY));
  } else if (const auto* off = std::get_if<event::NoteOff>(&event.what)) {
    schedule_.push({Command::Kind::kRelease, period_of(event.time), {off->id}});
  } else if (const auto* control = std::get_if<event::Control>(&event.what)) {
    const auto* value = std::get_if<double>(&control->value);
    if (control->param == "intensity" && value != nullptr) set_intensity(*value, event.time);
    if (control->param == "bpm" && value != nullptr) set_tempo(*value, event.time);
  } else if (const auto* header = std::get_if<event::Header>(&event.what)) {
    set_tempo(header->settings.bpm, event.time);
    set_intensity(header->settings.intensity, event.time);
    if (position_.count == 0) brightness_now_ = schedule_[schedule_.size() - 1].value;
  } else if (const auto* trim = std::get_if<event::Trim>(&event.what)) {
    set_trim(trim->decibels, event.time);
  }
}

void Synth::schedule_note(std::int64_t id, const std::string& patch, const std::string& layer,
                          const Strike& strike, Seconds onset, Seconds duration) {
  const Period start = period_of(onset);
  const Patch& played = patch_named(patch);
  const NoteName note{id, notes_++};
  for (int i = 0; i < played.unison.voices; ++i) {
    Voice voice =
        make_voice(played, unison_strike(played.unison, strike, i, id), start, options_.rate);
    const auto share = static_cast<float>(1 / std::sqrt(played.unison.voices));
    if (stems_ != nullptr) voice.stem = stems_->stem_of(layer.empty() ? patch : layer);
    voice.left *= share;
    voice.right *= share;
    delayed_ |= voice.delay > 0;
    if (std::isfinite(duration.count())) voice.off = std::max(start, period_of(onset + duration));
    schedule_.push({Command::Kind::kStart, start, note, voice});
  }
}

void Synth::set_intensity(double intensity, Seconds time) {
  const double octaves = kBrightnessOctaves * (std::clamp(intensity, 0.0, 1.0) - 0.5);
  schedule_.push({Command::Kind::kIntensity, period_of(time), {}, {}, static_cast<float>(octaves)});
}

void Synth::set_tempo(double bpm, Seconds time) {
  known_bpm_ = bpm;
  schedule_.push({Command::Kind::kTempo, period_of(time), {}, {}, static_cast<float>(bpm)});
}

void Synth::set_trim(double decibels, Seconds time) {
  const auto gain = static_cast<float>(std::pow(10, decibels / 20));
  schedule_.push({Command::Kind::kTrim, period_of(time), {}, {}, gain});
  if (period_of(time) == 0) trim_now_ = gain;
}

const Patch& Synth::patch_named(const std::string& name) {
  if (const Patch* patch = bank_.find(name)) return *patch;
  if (unknown_patches_.insert(name).second)
    log_.error("no patch named '" + name + "': its notes are played by '" + bank_.fallback().name +
               "'" + base::suggestion(name, bank_.names()));
  return bank_.fallback();
}

void Synth::apply(const Command& command, Period first) {
  switch (command.kind) {
    case Command::Kind::kStart: {
      const auto taken = pool_.take(command.note, command.voice);
      if (!taken) {
        ++notes_lost_;
        return;
      }
      if (taken->stolen) renderer_.kill(*taken->stolen, command.voice.onset);
      renderer_.start(taken->slot, command.voice);
      break;
    }
    case Command::Kind::kRelease:
      release(command.note.id, command.period);
      break;
    case Command::Kind::kIntensity:
      wanted_brightness_.set(static_cast<std::size_t>(command.period - first), command.value);
      break;
    case Command::Kind::kTempo:
      bpm_.set(static_cast<std::size_t>(command.period - first), command.value);
      break;
    case Command::Kind::kTrim:
      wanted_trim_.set(static_cast<std::size_t>(command.period - first), command.value);
      break;
  }
}

/// Each period a step of the way to what is wanted.
void Synth::follow(std::span<const float> wanted, float step, float& now,
                   std::span<float> values) noexcept {
  for (std::size_t i = 0; i < wanted.size(); ++i) values[i] = now += (wanted[i] - now) * step;
}

void Synth::shape_controls(Period first, int periods) {
  wanted_brightness_.begin();
  wanted_trim_.begin();
  bpm_.begin();
  while (const Command* const command = schedule_.due(first + periods)) {
    apply(*command, first);
    schedule_.done();
  }
  const auto count = static_cast<std::size_t>(periods);
  brightness_[0] = brightness_now_;
  follow(wanted_brightness_.first(count), brightness_step_, brightness_now_,
         std::span(brightness_).subspan(1));
  follow(wanted_trim_.first(count), trim_step_, trim_now_, trims_);
}

void Synth::render_periods(int periods) {
  const auto count = static_cast<std::size_t>(periods);
  shape_controls(period_, periods);
  renderer_.render(period_, periods, std::span(brightness_).first(count + 1), buses_);
  const auto bpm = bpm_.first(count);
  const auto trims = std::span(trims_).first(count);
  mixer_.process(buses_, bpm, trims);
  if (stems_ != nullptr) stems_->mix(bpm, trims);
  period_ += periods;
}

void Synth::render(pcm::Block& out) {
  assert(out.frames() <= options_.max_block);
  const simd::FlushDenormals flush;
  const std::size_t wanted = out.frames();
  std::size_t done = 0;
  while (done < wanted) {
    if (carried_ == 0) {
      render_periods(static_cast<int>(periods_in(wanted - done)));
      carry_at_ = 0;
      carried_ = buses_.frames();
    }
    const std::size_t n = std::min(carried_, wanted - done);
    for (int c = 0; c < 2; ++c)
      std::copy_n(buses_.channel(c).begin() + static_cast<std::ptrdiff_t>(carry_at_), n,
                  out.channel(c).begin() + static_cast<std::ptrdiff_t>(done));
    if (stems_ != nullptr) stems_->copy(carry_at_, n, done);
    carry_at_ += n;
    carried_ -= n;
    done += n;
  }
  position_ += {static_cast<std::int64_t>(wanted)};
}

void Synth::fade_out(Seconds duration) noexcept {
  const double frames = duration.count() * options_.rate.hz;
  mixer_.fade_out(frames);
  if (stems_ != nullptr) stems_->fade_out(frames);
}

void Synth::release(std::int64_t id, Period off) {
  const auto note = pool_.newest(id, off);
  if (!note) return;
  while (const auto slot = pool_.release(*note, off)) renderer_.release(*slot, off);
}

Frames Synth::end() {
  for (const Command& left : schedule_.settle_releases()) release(left.note.id, left.period);
  const Period now = period_at_or_after(known_);
  Period last = 0;
  for (std::size_t i = 0; i < schedule_.size(); ++i) {
    Command& command = schedule_[i];
    if (command.kind != Command::Kind::kStart) continue;
    if (command.voice.off >= kNever) command.voice.off = std::max(now, command.period);
    last = std::max(last, command.voice.end());
  }
  // Whoever is held is let go now: nothing more will follow that could.
  while (const auto slot = pool_.release_any(now)) renderer_.release(*slot, now);
  last = std::max(last, pool_.end());
  if (last == 0) return known_;
  return std::max(
      known_,
      first_frame(last) + Frames{mixer_.tail(delayed_ ? std::optional(known_bpm_) : std::nullopt)});
}

}  // namespace auralis::synth

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render_torch/eager_renderer.h"

#include <ATen/ATen.h>

#include <array>
#include <cmath>
#include <numbers>

namespace auralis::render_torch {

using at::Tensor;
using synth::kPeriodFrames;
using synth::Period;
using synth::Voice;

namespace {

constexpr std::int64_t kTurn = std::int64_t{1} << 32;

/// Phases in units of 2^-32 turn -> half turns in -1..1.
Tensor half_turns(const Tensor& phase) {
  const Tensor wrapped = phase.bitwise_and(kTurn - 1);
  return (wrapped - wrapped.ge(kTurn / 2) * kTurn).to(at::kFloat) * 0x1p-31;
}

Tensor sine(const Tensor& phase) { return at::sin(half_turns(phase) * std::numbers::pi); }
Tensor cosine(const Tensor& phase) { return at::cos(half_turns(phase) * std::numbers::pi); }

/// The hash of a counter as white noise in -1..1.
Tensor white_noise(const Tensor& counter) {
  constexpr std::int64_t kMask = kTurn - 1;
  Tensor x = counter.bitwise_and(kMask);
  x = x.bitwise_xor(at::bitwise_right_shift(x, 16));
  x = (x * 0x21F0AAAD).bitwise_and(kMask);
  x = x.bitwise_xor(at::bitwise_right_shift(x, 15));
  x = (x * 0x735A2D97).bitwise_and(kMask);
  x = x.bitwise_xor(at::bitwise_right_shift(x, 15));
  return half_turns(x);
}

/// Linear ramp from 0 to 1.
Tensor ramp(const Tensor& elapsed, const Tensor& length) {
  return (elapsed.clamp_min(0) / length).clamp_max(1);
}

/// What leaves the filter: gains [voices, 1] of its input, its band-pass and its low-pass.
struct Outlet {
  Tensor input, band, low;
};

/// The trapezoidal filter's coefficients, for cutoffs in octaves and damping.
std::array<Tensor, 3> coefficients(const Tensor& octaves, const Tensor& damping, double rate) {
  const Tensor cutoff = octaves.clamp(std::log2(20.0 / rate), std::log2(0.45));
  const Tensor g = at::tan(at::exp2(cutoff) * std::numbers::pi);
  const Tensor a1 = 1 / (1 + g * (g + damping)), a2 = g * a1;
  return {a1, a2, g * a2};
}

/// The state-variable filter over [voices, periods, frames], its coefficients of the same shape.
/// Zero-state and zero-input answers of every period at once, then a parallel scan over periods
/// (Blelloch, "Prefix sums and their applications", 1990) of their affine maps. Updates the state
/// [voices, 2].
Tensor filtered(const Tensor& u, const std::array<Tensor, 3>& a, const Outlet& outlet,
                Tensor& state) {
  // Three runs of each period: its input on no state, and no input on either unit state.
  const Tensor zero = at::zeros_like(u.select(2, 0)), one = at::ones_like(zero);
  Tensor s1 = at::stack({zero, one, zero}), s2 = at::stack({zero, zero, one});
  std::vector<Tensor> answers;
  for (int k = 0; k < kPeriodFrames; ++k) {
    const Tensor input = at::stack({u.select(2, k), zero, zero});
    const Tensor v3 = input - s2;
    const Tensor a1 = a[0].select(2, k), a2 = a[1].select(2, k), a3 = a[2].select(2, k);
    const Tensor v1 = a1 * s1 + a2 * v3;
    const Tensor v2 = s2 + a2 * s1 + a3 * v3;
    s1 = 2 * v1 - s1;
    s2 = 2 * v2 - s2;
    answers.push_back(outlet.input * input + outlet.band * v1 + outlet.low * v2);
  }
  const Tensor answer = at::stack(answers, 3);  // [3, voices, periods, frames]

  // Affine maps as 3 x 3 matrices on (s1, s2, 1), multiplied up from the span's start.
  Tensor maps = at::stack({at::stack({s1[1], s1[2], s1[0]}, -1),
                           at::stack({s2[1], s2[2], s2[0]}, -1), at::stack({zero, zero, one}, -1)},
                          -2);
  const std::int64_t periods = u.size(1);
  for (std::int64_t step = 1; step < periods; step *= 2) {
    const Tensor later = maps.narrow(1, step, periods - step);
    const Tensor earlier = maps.narrow(1, 0, periods - step);
    maps = at::cat({maps.narrow(1, 0, step), at::matmul(later, earlier)}, 1);
  }
  const Tensor begin = at::cat({state, at::ones({state.size(0), 1}, state.options())}, 1);
  const Tensor ends = at::matmul(maps, begin.view({-1, 1, 3, 1})).squeeze(-1).narrow(2, 0, 2);
  const Tensor starts = at::cat({state.unsqueeze(1), ends.narrow(1, 0, periods - 1)}, 1);
  state = ends.select(1, periods - 1);
  return answer[0] + answer[1] * starts.select(2, 0).unsqueeze(2) +
         answer[2] * starts.select(2, 1).unsqueeze(2);
}

}  // namespace

/// One span of the voices that sound in it. What is constant in a period has the shape
/// [voices, periods], what moves in it [voices, periods, frames], a voice's constant [voices, 1].
class EagerRenderer::Span {
 public:
  Span(EagerRenderer& owner, const std::vector<int>& slots, Period first, int periods)
      : owner_(owner),
        slots_(slots),
        first_(first),
        periods_(periods),
        integers_(at::TensorOptions(owner.device_).dtype(at::kLong)),
        period_(at::arange(periods, integers_).unsqueeze(0)),
        frame_(at::arange(kPeriodFrames, integers_)),
        onset_(column(&Voice::onset)),
        active_(period_.ge(onset_)),
        age_((period_ + 1 - onset_).clamp_min(0).to(at::kFloat)),
        modulators_{envelope(synth::kEnvelope1), envelope(synth::kEnvelope2),
                    lfo(0, synth::kLfo1Rate, synth::kLfo1Amp, &State::lfo_1_phase),
                    lfo(1, synth::kLfo2Rate, synth::kLfo2Amp, &State::lfo_2_phase)},
        drift_(wander(0) * column(&Voice::drift)) {}

  /// The buses, [buses, frames of the span].
  [[nodiscard]] Tensor render(std::span<const float> brightness) {
    const Tensor filtered = filter(source(), brightness);
    const Tensor voices = (filtered * gain()).flatten(1);
    const Tensor pan = at::cat({column(&Voice::left), column(&Voice::right)}, 1);
    const Tensor gains = at::cat({pan, pan * column(&Voice::reverb), pan * column(&Voice::delay),
                                  pan * column(&Voice::chorus)},
                                 1);
    return at::matmul(gains.t(), voices).to(at::kCPU).contiguous();
  }

 private:
  template <typename T, typename Read>
  [[nodiscard]] Tensor gather(Read read) const {
    const auto n = static_cast<std::int64_t>(slots_.size());
    Tensor values = at::empty({n, 1}, c10::CppTypeToScalarType<T>::value);
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      const auto slot = static_cast<std::size_t>(slots_[i]);
      values.data_ptr<T>()[i] = read(owner_.voices_[slot], owner_.states_[slot]);
    }
    return values.to(owner_.device_);
  }
  /// A number of each voice, [voices, 1].
  template <typename Read>
  [[nodiscard]] Tensor number(Read read) const {
    return gather<float>([&](const Voice& v, const State&) { return read(v); });
  }
  [[nodiscard]] Tensor column(float Voice::*field) const {
    return gather<float>([&](const Voice& v, const State&) { return v.*field; });
  }
  [[nodiscard]] Tensor column(std::uint32_t Voice::*field) const {
    return gather<std::int64_t>([&](const Voice& v, const State&) { return v.*field; });
  }
  /// Relative to the span's first period.
  [[nodiscard]] Tensor column(Period Voice::*field) const {
    return gather<std::int64_t>([&](const Voice& v, const State&) { return v.*field - first_; });
  }
  template <typename T>
  [[nodiscard]] Tensor column(T State::*field) const {
    return gather<T>([&](const Voice&, const State& s) { return s.*field; });
  }
  /// Writes a state back from values [voices].
  template <typename T>
  void store(T State::*field, const Tensor& values) {
    const Tensor host = values.to(at::kCPU).contiguous();
    for (std::size_t i = 0; i < slots_.size(); ++i)
      owner_.states_[static_cast<std::size_t>(slots_[i])].*field = host.data_ptr<T>()[i];
  }
  [[nodiscard]] Tensor last(const Tensor& values) const { return values.select(1, periods_ - 1); }

  /// Periods from an end of the gate to the end of each period.
  [[nodiscard]] Tensor since(Period Voice::*end) const {
    return (period_ + 1 - column(end)).to(at::kFloat);
  }

  /// At the end of each period.
  [[nodiscard]] Tensor envelope(synth::Envelope which) const {
    const auto value = [&](float synth::VoiceEnvelope::*field) {
      return number([=](const Voice& v) { return v.envelopes[which].*field; });
    };
    const Tensor curve = value(&synth::VoiceEnvelope::curve);
    const Tensor sustain = value(&synth::VoiceEnvelope::sustain);
    const Tensor attack = value(&synth::VoiceEnvelope::attack);
    const Tensor decayed = ramp(age_ - attack, value(&synth::VoiceEnvelope::decay));
    const Tensor fall = 1 - ramp(since(&Voice::off), value(&synth::VoiceEnvelope::release));
    const Tensor stage = sustain + (1 - sustain) * at::pow(1 - decayed, curve);
    return at::pow(ramp(age_, attack) * fall, curve) * stage;
  }

  [[nodiscard]] Tensor lfo(std::size_t index, synth::Envelope rate, synth::Envelope amp,
                           std::int64_t State::*phase_state) {
    const auto value = [&](float synth::VoiceLfo::*field) {
      return number([=](const Voice& v) { return v.lfos[index].*field; });
    };
    const Tensor increment = gather<std::int64_t>(
        [=](const Voice& v, const State&) { return std::int64_t{v.lfos[index].increment}; });
    const Tensor change = at::maximum(value(&synth::VoiceLfo::rate_depth) * envelope(rate),
                                      -increment.to(at::kFloat));
    const Tensor step = (increment + at::round(change).to(at::kLong)) * active_;
    const Tensor phase = (column(phase_state) + step.cumsum(1) - step).bitwise_and(kTurn - 1);
    store(phase_state, (last(phase) + last(step)).bitwise_and(kTurn - 1));
    const Tensor saw = at::bitwise_right_shift(phase, 8).to(at::kFloat) * 0x1p-24;
    const Tensor square = phase.ge(kTurn / 4).logical_and(phase.lt(3 * (kTurn / 4)));
    const Tensor shapes = value(&synth::VoiceLfo::constant) +
                          value(&synth::VoiceLfo::sine) * (0.5 - 0.5 * cosine(phase)) +
                          value(&synth::VoiceLfo::triangle) * at::minimum(2 * saw, 2 - 2 * saw) +
                          value(&synth::VoiceLfo::saw) * saw +
                          value(&synth::VoiceLfo::square) * square.to(at::kFloat);
    const Tensor depth = value(&synth::VoiceLfo::amp_depth);
    return shapes * (1 - depth + depth * envelope(amp));
  }

  /// Value noise, -1..1: random values kDriftPeriods apart, joined by cubics.
  [[nodiscard]] Tensor wander(std::int64_t other) const {
    const Tensor age = (period_ + 1 - onset_).clamp_min(0);
    const Tensor seed = column(&Voice::seed).bitwise_xor(other);
    const Tensor step = seed + at::bitwise_right_shift(age, 11);
    const Tensor t =
        age.bitwise_and(synth::kDriftPeriods - 1).to(at::kFloat) / synth::kDriftPeriods;
    const Tensor from = white_noise(step), to = white_noise(step + 1);
    return from + (to - from) * t * t * (3 - 2 * t);
  }

  [[nodiscard]] Tensor target(synth::Target which) const {
    Tensor sum = number([=](const Voice& v) { return v.targets[which].base; });
    for (std::size_t m = 0; m < modulators_.size(); ++m)
      sum = sum + number([=](const Voice& v) { return v.targets[which].from[m]; }) * modulators_[m];
    return sum;
  }

  /// An oscillator's phase at every frame, exact in integers.
  [[nodiscard]] Tensor phase(std::uint32_t Voice::*increment, synth::Target pitch,
                             std::int64_t State::*phase) {
    constexpr double kHighestPitch = 12543.854;  // Hz, MIDI number 127
    const Tensor to_go = (1 - age_ / column(&Voice::glide_periods)).clamp_min(0);
    const Tensor octaves = target(pitch) + column(&Voice::glide) * to_go * to_go + drift_;
    const Tensor base = column(increment);
    const Tensor change = base.to(at::kFloat) * at::expm1(octaves * std::numbers::ln2);
    const double highest = std::min(kHighestPitch / owner_.rate_.hz, 0.49) * kTurn;
    const Tensor room = highest - base.to(at::kFloat);
    const Tensor step = (base + at::round(at::minimum(change, room)).to(at::kLong)) * active_;
    const Tensor begin = column(phase) + kPeriodFrames * (step.cumsum(1) - step);
    store(phase, (last(begin) + kPeriodFrames * last(step)).bitwise_and(kTurn - 1));
    return begin.unsqueeze(2) + step.unsqueeze(2) * frame_;
  }

  /// 1/16 .. 1 along a period.
  [[nodiscard]] Tensor along() const { return (frame_ + 1).to(at::kFloat) / kPeriodFrames; }

  /// A source's gain, straight from each period's end to the next.
  [[nodiscard]] Tensor source_gain(synth::Target which, float State::*state) {
    const Tensor moved = at::where(active_, target(which), column(state));  // not before the onset
    const Tensor history = at::cat({column(state), moved}, 1);
    store(state, history.select(1, periods_));
    const Tensor before = history.narrow(1, 0, periods_).unsqueeze(2);
    const Tensor now = history.narrow(1, 1, periods_).unsqueeze(2);
    return before + (now - before) * along();
  }

  /// Oscillators and noise.
  [[nodiscard]] Tensor source() {
    const auto per_voice = [this](float Voice::*field) { return column(field).unsqueeze(2); };
    const Tensor sine_phase = phase(&Voice::sine_increment, synth::kSinePitch, &State::sine_phase);
    const Tensor saw_phase = phase(&Voice::saw_increment, synth::kSawPitch, &State::saw_phase);
    const Tensor share = 1 - column(&Voice::fm_envelope) * (1 - modulators_[synth::kAdsr1]);
    const Tensor fm = (column(&Voice::fm) * share).unsqueeze(2) * sine(saw_phase);
    const Tensor moved = sine_phase + at::round(fm * static_cast<double>(kTurn)).to(at::kLong);
    const Tensor shape = per_voice(&Voice::shape);
    const Tensor edge = at::tanh(per_voice(&Voice::partials) * sine(saw_phase));
    const Tensor saw = (1 - shape / 2) * edge * (1 + shape * cosine(saw_phase));
    const Tensor counter = (period_ - onset_) * kPeriodFrames + column(&Voice::seed);
    const Tensor noise = white_noise(counter.unsqueeze(2) + frame_);
    const Tensor sum = sine(moved) * source_gain(synth::kSineGain, &State::sine_gain) +
                       saw * source_gain(synth::kSawGain, &State::saw_gain) +
                       noise * source_gain(synth::kNoiseGain, &State::noise_gain);
    const Tensor folded = at::sin(sum * (1.25 * std::numbers::pi));
    return (sum + per_voice(&Voice::fold) * (folded - sum)) * active_.unsqueeze(2);
  }

  /// The coefficients go straight from those at a period's begin to those at its end, which differ
  /// in brightness alone.
  [[nodiscard]] Tensor filter(const Tensor& u, std::span<const float> brightness) {
    const Tensor bright =
        at::from_blob(const_cast<float*>(brightness.data()), {1, periods_ + 1}).to(owner_.device_);
    const Tensor octaves = target(synth::kCutoff) +
                           column(&Voice::cutoff_envelope) * envelope(synth::kFilterEnvelope) +
                           column(&Voice::drift_cutoff) * wander(0x55555555);
    const auto at_border = [&](std::int64_t first) {
      return coefficients(octaves + bright.narrow(1, first, periods_), column(&Voice::damping),
                          owner_.rate_.hz);
    };
    auto moving = at_border(0);
    const auto to = at_border(1);
    for (std::size_t i = 0; i < to.size(); ++i)
      moving[i] = moving[i].unsqueeze(2) + (to[i] - moving[i]).unsqueeze(2) * along();
    const Outlet outlet{column(&Voice::input), column(&Voice::band), column(&Voice::low)};
    Tensor state = at::cat({column(&State::integrator_1), column(&State::integrator_2)}, 1);
    Tensor answer = filtered(u, moving, outlet, state);
    store(&State::integrator_1, state.select(1, 0));
    store(&State::integrator_2, state.select(1, 1));
    return answer;
  }

  /// Envelope, tremolo and quick fade, a quadratic B-spline over the periods' values.
  [[nodiscard]] Tensor gain() {
    const Tensor left = 1 - (since(&Voice::kill) / synth::kKillPeriods).clamp(0, 1);
    const Tensor level = 1 - column(&Voice::gated) * (1 - modulators_[synth::kAdsr1]);
    const Tensor dip = column(&Voice::tremolo) * (1 - modulators_[synth::kLfo1]);
    const Tensor amplitude = at::where(active_, level * (1 - dip) * left * left * (3 - 2 * left),
                                       column(&State::amplitude));  // not before the onset
    const Tensor history =
        at::cat({column(&State::earlier_amplitude), column(&State::amplitude), amplitude}, 1);
    store(&State::earlier_amplitude, history.select(1, periods_));
    store(&State::amplitude, history.select(1, periods_ + 1));
    const auto values = [&](std::int64_t from) {
      return history.narrow(1, from, periods_).unsqueeze(2);
    };
    const Tensor t = along(), rest = 1 - t;
    return rest * rest / 2 * values(0) + (0.5 + t * rest) * values(1) + t * t / 2 * values(2);
  }

  EagerRenderer& owner_;
  const std::vector<int>& slots_;
  Period first_;
  std::int64_t periods_;
  at::TensorOptions integers_;
  Tensor period_, frame_;
  Tensor onset_, active_, age_;
  std::array<Tensor, synth::kModulators> modulators_;  // at the end of each period
  Tensor drift_;                                       // octaves
};

EagerRenderer::EagerRenderer(int slots, base::SampleRate rate, c10::Device device)
    : rate_(rate),
      device_(device),
      voices_(static_cast<std::size_t>(slots), synth::ended_voice()),
      states_(voices_.size()),
      cache_(device) {}

void EagerRenderer::start(int slot, const Voice& voice) noexcept {
  const auto at = static_cast<std::size_t>(slot);
  voices_[at] = voice;
  states_[at] = {.sine_phase = voice.sine_phase,
                 .saw_phase = voice.saw_phase,
                 .lfo_1_phase = voice.lfos[0].phase,
                 .lfo_2_phase = voice.lfos[1].phase,
                 .sine_gain = voice.targets[synth::kSineGain].base,
                 .saw_gain = voice.targets[synth::kSawGain].base,
                 .noise_gain = voice.targets[synth::kNoiseGain].base,
                 .amplitude = 1 - voice.gated,
                 .earlier_amplitude = 1 - voice.gated};
}

void EagerRenderer::release(int slot, Period off) noexcept {
  voices_[static_cast<std::size_t>(slot)].off = off;
}

void EagerRenderer::kill(int slot, Period at) noexcept {
  voices_[static_cast<std::size_t>(slot)].kill = at;
}

std::vector<int> EagerRenderer::sounding(Period first, int periods) const {
  std::vector<int> slots;
  for (int slot = 0; slot < this->slots(); ++slot) {
    const Voice& voice = voices_[static_cast<std::size_t>(slot)];
    if (voice.onset < first + periods && voice.end() > first) slots.push_back(slot);
  }
  return slots;
}

void EagerRenderer::render(Period first, int periods, std::span<const float> brightness,
                           pcm::Block& out) {
  const c10::InferenceMode inference;
  out.resize(static_cast<std::size_t>(periods) * kPeriodFrames);
  const std::vector<int> slots = sounding(first, periods);
  if (slots.empty()) {
    out.clear();
    return;
  }
  const Tensor buses = Span(*this, slots, first, periods).render(brightness);
  for (int bus = 0; bus < synth::kBuses; ++bus)
    std::copy_n(buses[bus].data_ptr<float>(), out.frames(), out.channel(bus).begin());
  cache_.rendered();
}

}  // namespace auralis::render_torch

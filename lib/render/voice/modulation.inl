// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What moves once a period: envelopes, LFOs and drift -> pitches, gains, filter, amplitude.
// One text for vectors of voices (kernel/voice-inl.h) and for one voice (cuda/scalar_voice.h).

constexpr int kFrames = synth::kPeriodFrames;

/// What voices carry from period to period.
using State = synth::StateFields<Value>;

/// Coefficients of the filter.
struct FilterControl {
  Real damp, band, low;
};

/// Everything that holds for one period. Of what moves along it: the value at its begin and the
/// step of a frame.
struct Control {
  Word sine_increment, saw_increment;
  Real gains[synth::kSources], gain_steps[synth::kSources];
  Real fm;                                         // 2^-31 turn
  Real amplitude, amplitude_step, amplitude_bend;  // halved
  FilterControl filter, filter_step;               // the step where the brightness moves
};

/// Periods from `since` to the end of period p, zero before it.
AURALIS_OPERATION Integer whole_periods(Integer since, int p) {
  return most(integer(p + 1) - since, integer(0));
}

/// A period p, from the start of the span, seen from some lanes.
struct Moment {
  const VoiceLanes& lanes;
  int at;                  // the first of the lanes
  std::uint32_t features;  // those that count
  Integer age;             // periods from the onset to the period's end, 0 before it
  Real aged, released;     // the same; the same from the gate's end

  AURALIS_OPERATION Moment(const VoiceLanes& v, int first, std::uint32_t uses, int p)
      : lanes(v),
        at(first),
        features(uses),
        age(whole_periods(load(v.onset.at + first), p)),
        aged(to_real(age)),
        released(to_real(whole_periods(load(v.off.at + first), p))) {}

  [[nodiscard]] AURALIS_OPERATION bool uses(std::uint32_t some) const {
    return (features & some) != 0;
  }
  template <class T>
  [[nodiscard]] AURALIS_OPERATION Value<T> of(const Lanes<T>& field) const {
    return load(field.at + at);
  }
  /// The lanes whose onset is not after the period.
  [[nodiscard]] AURALIS_OPERATION Mask active() const { return negative(integer(0) - age); }
};

AURALIS_OPERATION Real ramp(Real periods, Real rate) { return least(periods * rate, constant(1)); }

/// x^a for x in 0..1, where most lanes mostly rest at 0, at 1 or on a straight line.
AURALIS_OPERATION Real curved(Real x, Real a) {
  const Real one = constant(1);
  const Mask straight = either(a == one, either(x == one, x == constant(0)));
  if (all(straight)) return x;
  return select(straight, x, power(x, a));
}

/// A product of ramps, so that no stage is ever jumped from (attack and release in one power, as
/// their curves are one).
AURALIS_OPERATION Real envelope(const Moment& m, synth::Envelope which) {
  const auto& e = m.lanes.voice.envelopes[which];
  const auto& rates = m.lanes.derived.rates[which];
  const Real one = constant(1);
  const Real curve = m.of(e.curve), sustain = m.of(e.sustain);
  const Real rise = ramp(m.aged, m.of(rates.attack));
  const Real decayed = ramp(most(m.aged - m.of(e.attack), constant(0)), m.of(rates.decay));
  const Real fall = one - ramp(m.released, m.of(rates.release));
  const Real stage = multiply_add(one - sustain, curved(one - decayed, curve), sustain);
  return curved(rise * fall, curve) * stage;
}

/// The five shapes, 0..1, of a phase; `sine` is the first.
AURALIS_OPERATION Real lfo_shapes(const Moment& m, const synth::LfoFields<Lanes>& l, Word phase,
                                  Real sine) {
  const Real saw = to_real(as_integer(shift_right<8>(phase))) * constant(0x1p-24F);
  const Real doubled = saw + saw;
  const Real triangle = least(doubled, constant(2) - doubled);
  const Mask upper = negative(as_integer(phase - word(0x40000000U)));
  Real sum = multiply_add(m.of(l.sine), sine, m.of(l.constant));
  sum = multiply_add(m.of(l.triangle), triangle, sum);
  sum = multiply_add(m.of(l.saw), saw, sum);
  return multiply_add(m.of(l.square), select(upper, constant(0), constant(1)), sum);
}

/// An LFO in the period, which it takes on to the next.
AURALIS_OPERATION Real lfo(const Moment& m, int which, Word& phase) {
  const auto& l = m.lanes.voice.lfos[which];
  const auto rate_envelope = static_cast<synth::Envelope>(synth::kLfo1Rate + which);
  const auto amp_envelope = static_cast<synth::Envelope>(synth::kLfo1Amp + which);
  const Real half = constant(0.5F);
  Word increment = m.of(l.increment);
  Real value = negated_multiply_add(half, cosine_of_phase(phase), half);
  if (m.uses(synth::kUsesLfoShapes)) value = lfo_shapes(m, l, phase, value);
  if (m.uses(synth::kUsesLfoEnvelopes)) {
    const Real base = to_real(as_integer(increment));
    const Real change = m.of(l.rate_depth) * envelope(m, rate_envelope);
    increment = increment + as_word(nearest_integer(most(change, negated(base))));
    const Real depth = m.of(l.amp_depth);
    value = value * multiply_add(depth, envelope(m, amp_envelope), constant(1) - depth);
  }
  phase = phase + select_or_zero(m.active(), increment);
  return value;
}

/// Modulators' values, 0..1.
struct Modulators {
  Real of[synth::kModulators];
};

AURALIS_OPERATION Modulators modulators(const Moment& m, State& s) {
  const Real zero = constant(0);
  Modulators values{{envelope(m, synth::kEnvelope1), zero, zero, zero}};
  if (m.uses(synth::kUsesEnvelope2)) values.of[synth::kAdsr2] = envelope(m, synth::kEnvelope2);
  if (m.uses(synth::kUsesLfo1)) values.of[synth::kLfo1] = lfo(m, 0, s.lfo_phases[0]);
  if (m.uses(synth::kUsesLfo2)) values.of[synth::kLfo2] = lfo(m, 1, s.lfo_phases[1]);
  return values;
}

AURALIS_OPERATION Real target(const Moment& m, const Modulators& values, int which) {
  const auto& t = m.lanes.voice.targets[which];
  Real sum = multiply_add(m.of(t.from[synth::kAdsr1]), values.of[synth::kAdsr1], m.of(t.base));
  if (m.uses(synth::kUsesEnvelope2))
    sum = multiply_add(m.of(t.from[synth::kAdsr2]), values.of[synth::kAdsr2], sum);
  if (m.uses(synth::kUsesLfo1))
    sum = multiply_add(m.of(t.from[synth::kLfo1]), values.of[synth::kLfo1], sum);
  if (m.uses(synth::kUsesLfo2))
    sum = multiply_add(m.of(t.from[synth::kLfo2]), values.of[synth::kLfo2], sum);
  return sum;
}

/// Value noise, -1..1: random values kDriftPeriods apart, joined by cubics that are level at them
/// (Perlin, "An image synthesizer", SIGGRAPH 1985).
AURALIS_OPERATION Real wander(Word seed, Integer age) {
  static_assert(synth::kDriftPeriods == 1 << 11);
  const Word step = seed + as_word(shift_right<11>(age));
  const Real t =
      to_real(age & integer(synth::kDriftPeriods - 1)) * constant(1.0F / synth::kDriftPeriods);
  const Real smooth = t * t * negated_multiply_add(constant(2), t, constant(3));
  const Real from = noise(step), to = noise(step + word(1));
  return multiply_add(to - from, smooth, from);
}

/// An increment moved by octaves: the base is an integer, so that only the small change is rounded.
AURALIS_OPERATION Word modulated(Word increment, Real octaves, float highest) {
  const Real base = to_real(as_integer(increment));
  const Real change = least(base * exp2_minus_1(octaves), constant(highest) - base);
  return increment + as_word(nearest_integer(change));
}

AURALIS_OPERATION void set_pitches(const Moment& m, const Modulators& values, Real drift,
                                   float highest, Control& c) {
  const auto& v = m.lanes.voice;
  const Real to_go = most(constant(1) - m.aged * m.of(m.lanes.derived.glide_rate), constant(0));
  const Real away = multiply_add(m.of(v.glide), to_go * to_go, drift);
  const Mask active = m.active();
  c.sine_increment = c.saw_increment = word(0);
  if (m.uses(synth::kUsesSine))
    c.sine_increment = select_or_zero(
        active,
        modulated(m.of(v.sine_increment), target(m, values, synth::kSinePitch) + away, highest));
  if (m.uses(synth::kUsesSaw | synth::kUsesFm))
    c.saw_increment = select_or_zero(
        active,
        modulated(m.of(v.saw_increment), target(m, values, synth::kSawPitch) + away, highest));
}

/// Straight from each period's end to the next.
AURALIS_OPERATION void set_gains(const Moment& m, const Modulators& values, State& s, Control& c) {
  for (int i = 0; i < synth::kSources; ++i) {
    c.gains[i] = s.gains[i];
    c.gain_steps[i] = constant(0);
    if (!m.uses(synth::kUsesMovingGains)) continue;
    const Real now = target(m, values, synth::kSineGain + i);
    c.gain_steps[i] = (now - c.gains[i]) * constant(1.0F / kFrames);
    s.gains[i] = select(m.active(), now, s.gains[i]);
  }
}

/// A quadratic B-spline over the last three values: halved, as the filter's outputs are doubled.
/// Before the onset it is silent and stands still, so that nothing depends on where a span begins.
AURALIS_OPERATION void set_amplitude(const Moment& m, const Modulators& values, int p, State& s,
                                     Control& c) {
  const auto& v = m.lanes.voice;
  const Real one = constant(1);
  const Real killed = to_real(whole_periods(m.of(m.lanes.kill), p));
  const Real left = one - ramp(killed, constant(1.0F / synth::kKillPeriods));
  // A fade that begins and ends level.
  const Real fade = left * left * negated_multiply_add(constant(2), left, constant(3));
  const Real gated = m.of(v.gated);
  const Real level = multiply_add(gated, values.of[synth::kAdsr1], one - gated);
  const Real dip = m.of(v.tremolo) * (one - values.of[synth::kLfo1]);
  const Real now = negated_multiply_add(level, dip, level) * fade;

  const Real first = s.amplitude - s.earlier_amplitude, second = now - s.amplitude;
  const Mask active = m.active();
  c.amplitude = select_or_zero(active, (s.earlier_amplitude + s.amplitude) * constant(0.25F));
  c.amplitude_bend =
      select_or_zero(active, (second - first) * constant(0.5F / (kFrames * kFrames)));
  c.amplitude_step = select_or_zero(
      active, multiply_add(first, constant(0.5F / kFrames), c.amplitude_bend * constant(0.5F)));
  s.earlier_amplitude = select(active, s.amplitude, s.earlier_amplitude);
  s.amplitude = select(active, now, s.amplitude);
}

/// The state-variable filter's coefficients (Zavalishin, "The art of VA filter design", 2018,
/// section 4).
AURALIS_OPERATION FilterControl filter_at(const Moment& m, Real octaves, const Limits& limits) {
  constexpr float kHighestCutoff = -1.1520031F;  // log2 of 0.45
  const Real cutoff =
      least(most(octaves, constant(limits.lowest_cutoff)), constant(kHighestCutoff));
  const Real g = tangent_of_half_turns(exp2(cutoff));
  const Real loss = g + m.of(m.lanes.voice.damping);
  const Real band = (g + g) / multiply_add(g, loss, constant(1));
  return {band * loss, band, band * g};
}

/// `cutoff` is that of the period's end. What moves it in a voice moves once a period; brightness,
/// which all voices share, moves with every frame.
AURALIS_OPERATION void set_filter(const Moment& m, Real cutoff, const Brightness& brightness,
                                  const Limits& limits, Control& c) {
  c.filter = filter_at(m, cutoff, limits);
  if (!brightness.moves()) return;
  const FilterControl to = c.filter;
  c.filter = filter_at(m, cutoff + constant(brightness.from - brightness.to), limits);
  const Real step = constant(1.0F / kFrames);
  c.filter_step = {(to.damp - c.filter.damp) * step, (to.band - c.filter.band) * step,
                   (to.low - c.filter.low) * step};
}

AURALIS_OPERATION Control control(const Moment& m, int p, const Brightness& brightness,
                                  const Limits& limits, State& s) {
  const auto& v = m.lanes.voice;
  const Modulators values = modulators(m, s);
  Control c;
  Real drift = constant(0);
  Real cutoff = target(m, values, synth::kCutoff) + constant(brightness.to);
  if (m.uses(synth::kUsesFilterEnvelope))
    cutoff = multiply_add(m.of(v.cutoff_envelope), envelope(m, synth::kFilterEnvelope), cutoff);
  if (m.uses(synth::kUsesDrift)) {
    const Word seed = m.of(v.seed);
    drift = m.of(v.drift) * wander(seed, m.age);
    cutoff = multiply_add(m.of(v.drift_cutoff), wander(seed ^ word(0x55555555U), m.age), cutoff);
  }
  set_pitches(m, values, drift, limits.highest_increment, c);
  set_gains(m, values, s, c);
  c.fm = constant(0);
  if (m.uses(synth::kUsesFm)) {
    const Real follows = m.of(v.fm_envelope);
    const Real share = multiply_add(follows, values.of[synth::kAdsr1], constant(1) - follows);
    c.fm = m.of(v.fm) * share * constant(0x1p31F);
  }
  set_filter(m, cutoff, brightness, limits, c);
  set_amplitude(m, values, p, s, c);
  return c;
}

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A period of a voice: oscillators and noise -> state-variable filter -> amplitude, frame by frame.
// One text for vectors of voices (kernel/voice-inl.h) and for one voice (cuda/scalar_voice.h).

/// Frames that are worked on together, as many as there are registers for.
constexpr int kTogether = 4;
using Phases = Several<Word, kTogether>;
using Samples = Several<Real, kTogether>;

/// A value that moves by the same step every frame.
struct Slope {
  Real value, step;

  AURALIS_OPERATION Real next() { return value = value + step; }
};

/// The phases of the next frames.
AURALIS_OPERATION Phases take(Word& phase, Word increment) {
  Phases phases;
  for (Word& now : phases.at) {
    now = phase;
    phase = phase + increment;
  }
  return phases;
}

/// The sum of the sources that are in use, some frames of a period at a time.
class Sources {
 public:
  AURALIS_OPERATION Sources(const Moment& m, int p, const Control& c, const State& s)
      : sine_phase_(s.sine_phase),
        saw_phase_(s.saw_phase),
        sine_increment_(c.sine_increment),
        saw_increment_(c.saw_increment),
        counter_(counter(m, p)),
        fm_(c.fm),
        saw_(square_saw(m.of(m.lanes.voice.partials), m.of(m.lanes.voice.shape))),
        gains_{{c.gains[0], c.gain_steps[0]},
               {c.gains[1], c.gain_steps[1]},
               {c.gains[2], c.gain_steps[2]}} {}

  AURALIS_OPERATION Samples next(std::uint32_t features) {
    Phases sine_phases = take(sine_phase_, sine_increment_);
    const Phases saw_phases = take(saw_phase_, saw_increment_);
    Samples sum;
    for (Real& y : sum.at) y = constant(0);
    if ((features & synth::kUsesSine) != 0) {
      if ((features & synth::kUsesFm) != 0)
        sine_phases = each([fm = fm_](Word own, Word other) { return own + moved(other, fm); },
                           sine_phases, saw_phases);
      add(gains_[0], sine_of_phase(sine_phases), sum);
    }
    if ((features & synth::kUsesSaw) != 0) {
      const Samples top = each([](Word x) { return from_top(x); }, saw_phases);
      add(gains_[1], saw_.of(top, saw_phases), sum);
    }
    if ((features & synth::kUsesNoise) != 0)
      add(gains_[2], each([](Word x) { return noise(x); }, take(counter_, word(1))), sum);
    return sum;
  }

  /// Phases go on whether they are heard or not.
  AURALIS_OPERATION void store(State& s) const {
    s.sine_phase = sine_phase_;
    s.saw_phase = saw_phase_;
  }

 private:
  /// Frames from the onset, and the seed.
  static AURALIS_OPERATION Word counter(const Moment& m, int p) {
    static_assert(kFrames == 1 << 4);
    const Integer age = integer(p) - m.of(m.lanes.onset);
    return as_word(shift_left<4>(age)) + m.of(m.lanes.voice.seed);
  }

  static AURALIS_OPERATION void add(Slope& gain, const Samples& source, Samples& sum) {
    for (int i = 0; i < kTogether; ++i)
      sum.at[i] = multiply_add(gain.next(), source.at[i], sum.at[i]);
  }

  /// How far the second oscillator's sine moves the first one's phase: in two steps, as a whole
  /// turn is more than an integer holds.
  static AURALIS_OPERATION Word moved(Word other_phase, Real fm) {
    return as_word(shift_left<1>(nearest_integer(fm * sine_of_phase(other_phase))));
  }

  Word sine_phase_, saw_phase_, sine_increment_, saw_increment_, counter_;
  Real fm_;
  SquareSaw saw_;
  Slope gains_[synth::kSources];
};

/// The filter's states step by
///   s1' = s1 - damp s1 + band (u - s2),  s2' = s2 + band s1 + low (u - s2),
/// which is the trapezoidal one with its outputs solved for: they are the means of a state's old
/// and new value, here twice that, as the amplitude is halved.
class Filter {
 public:
  AURALIS_OPERATION Filter(const Moment& m, const Control& c, const State& s)
      : s1_(s.integrator_1),
        s2_(s.integrator_2),
        damp_(c.damp),
        band_(c.band),
        low_(c.low),
        amplitude_{c.amplitude, c.amplitude_step},
        bend_(c.amplitude_bend),
        input_gain_(m.of(m.lanes.voice.input) + m.of(m.lanes.voice.input)),
        band_gain_(m.of(m.lanes.voice.band)),
        low_gain_(m.of(m.lanes.voice.low)) {}

  AURALIS_OPERATION Real next(Real u, std::uint32_t features) {
    const Real v3 = u - s2_;
    const Real s1 = multiply_add(band_, v3, negated_multiply_add(damp_, s1_, s1_));
    const Real s2 = multiply_add(low_, v3, multiply_add(band_, s1_, s2_));
    Real y = s2 + s2_;
    if ((features & synth::kUsesFilterTypes) != 0)
      y = multiply_add(input_gain_, u, multiply_add(band_gain_, s1 + s1_, low_gain_ * y));
    s1_ = s1;
    s2_ = s2;
    y = y * amplitude_.next();
    amplitude_.step = amplitude_.step + bend_;
    return y;
  }

  /// Before the onset the oscillators stand still, but their value must not charge the filter.
  AURALIS_OPERATION void store(Mask active, State& s) const {
    s.integrator_1 = select_or_zero(active, s1_);
    s.integrator_2 = select_or_zero(active, s2_);
  }

 private:
  Real s1_, s2_, damp_, band_, low_;
  Slope amplitude_;
  Real bend_, input_gain_, band_gain_, low_gain_;
};

/// Period p of the lanes from `at` on; sink(k, y) takes frame k.
template <class Sink>
AURALIS_OPERATION void voice_period(const VoiceLanes& lanes, int at, std::uint32_t features, int p,
                                    float brightness, const Limits& limits, State& s,
                                    const Sink& sink) {
  const Moment m(lanes, at, features, p);
  const Control c = control(m, p, brightness, limits, s);
  Sources sources(m, p, c, s);
  Filter filter(m, c, s);
  for (int k = 0; k < kFrames; k += kTogether) {
    Samples y = sources.next(features);
    for (Real& sample : y.at) sample = filter.next(sample, features);
    for (int i = 0; i < kTogether; ++i) sink(k + i, y.at[i]);
  }
  sources.store(s);
  filter.store(m.active(), s);
}

/// The state of the lanes from `at` on, taken up and put away.
AURALIS_OPERATION State load_state(const synth::StateFields<Lanes>& lanes, int at) {
  State s;
  const auto* const words = reinterpret_cast<const std::uint32_t*>(&lanes);
  for (std::size_t w = 0; w < sizeof s / sizeof(Word); ++w) {
    const Word x = load(words + w * kLanes + static_cast<std::size_t>(at));
    memcpy(reinterpret_cast<char*>(&s) + w * sizeof x, &x, sizeof x);
  }
  return s;
}

AURALIS_OPERATION void store_state(const State& s, synth::StateFields<Lanes>& lanes, int at) {
  auto* const words = reinterpret_cast<std::uint32_t*>(&lanes);
  for (std::size_t w = 0; w < sizeof s / sizeof(Word); ++w) {
    Word x;
    memcpy(&x, reinterpret_cast<const char*>(&s) + w * sizeof x, sizeof x);
    store(x, words + w * kLanes + static_cast<std::size_t>(at));
  }
}

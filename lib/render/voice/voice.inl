// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A period of a voice: oscillators and noise -> state-variable filter -> amplitude, frame by frame.
// One text for vectors of voices (kernel/voice-inl.h) and for one voice (cuda/scalar_voice.h).

/// What a stage hands to the next: a period's frames. Each stage goes through all of them, so that
/// what it needs stays in registers.
struct Frames {
  Real at[kFrames];
};

/// Frames that are worked on together.
using Phases = Several<Word, kTogether>;
using Samples = Several<Real, kTogether>;
static_assert(kFrames % kTogether == 0);

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

/// Adds a source to the frames from k on.
AURALIS_OPERATION void add(const Samples& source, Slope& gain, int k, Frames& u) {
  for (int i = 0; i < kTogether; ++i)
    u.at[k + i] = multiply_add(gain.next(), source.at[i], u.at[k + i]);
}

/// The first source, where nothing is to be added to.
AURALIS_OPERATION void set(const Samples& source, Slope& gain, int k, Frames& u) {
  for (int i = 0; i < kTogether; ++i) u.at[k + i] = gain.next() * source.at[i];
}

/// How far the second oscillator's sine moves the first one's phase: in two steps, as a whole turn
/// is more than an integer holds.
AURALIS_OPERATION Word moved(Word other_phase, Real fm) {
  return as_word(shift_left<1>(nearest_integer(fm * sine_of_phase(other_phase))));
}

AURALIS_OPERATION void set_sine(const Control& c, const State& s, Frames& u) {
  Slope gain{c.gains[0], c.gain_steps[0]};
  Word phase = s.sine_phase;
  for (int k = 0; k < kFrames; k += kTogether)
    set(sine_of_phase(take(phase, c.sine_increment)), gain, k, u);
}

AURALIS_OPERATION void set_modulated_sine(const Control& c, const State& s, Frames& u) {
  Slope gain{c.gains[0], c.gain_steps[0]};
  Word phase = s.sine_phase, other = s.saw_phase;
  for (int k = 0; k < kFrames; k += kTogether) {
    const Phases phases = each([fm = c.fm](Word own, Word by) { return own + moved(by, fm); },
                               take(phase, c.sine_increment), take(other, c.saw_increment));
    set(sine_of_phase(phases), gain, k, u);
  }
}

AURALIS_OPERATION void add_square_saw(const Moment& m, const Control& c, const State& s,
                                      Frames& u) {
  const SquareSaw shaper = square_saw(m.of(m.lanes.voice.partials), m.of(m.lanes.voice.shape));
  Slope gain{c.gains[1], c.gain_steps[1]};
  Word phase = s.saw_phase;
  for (int k = 0; k < kFrames; k += kTogether) {
    const Phases phases = take(phase, c.saw_increment);
    add(shaper.of(each([](Word x) { return from_top(x); }, phases), phases), gain, k, u);
  }
}

AURALIS_OPERATION void add_noise(const Moment& m, int p, const Control& c, Frames& u) {
  static_assert(kFrames == 1 << 4);
  const Integer age = integer(p) - m.of(m.lanes.onset);
  Word counter = as_word(shift_left<4>(age)) + m.of(m.lanes.voice.seed);  // frames from the onset
  Slope gain{c.gains[2], c.gain_steps[2]};
  for (int k = 0; k < kFrames; k += kTogether)
    add(each([](Word x) { return noise(x); }, take(counter, word(1))), gain, k, u);
}

/// The sum of the sources that are in use. Phases go on whether they are heard or not.
AURALIS_OPERATION Frames sources(const Moment& m, int p, const Control& c, State& s) {
  Frames u;
  if (!m.uses(synth::kUsesSine))
    for (Real& frame : u.at) frame = constant(0);
  else if (m.uses(synth::kUsesFm))
    set_modulated_sine(c, s, u);
  else
    set_sine(c, s, u);
  if (m.uses(synth::kUsesSaw)) add_square_saw(m, c, s, u);
  if (m.uses(synth::kUsesNoise)) add_noise(m, p, c, u);
  s.sine_phase = s.sine_phase + shift_left<4>(c.sine_increment);
  s.saw_phase = s.saw_phase + shift_left<4>(c.saw_increment);
  return u;
}

/// A wavefolder of a sine: u + fold (sin(5/4 pi u) - u), as of Buchla and Serge.
AURALIS_OPERATION void fold(const Moment& m, Frames& u) {
  const Real share = m.of(m.lanes.voice.fold);
  for (Real& frame : u.at) {
    const Real turned = multiply_add(frame, constant(1.25F), constant(-0.5F));  // half turns
    const Real wrapped = turned - constant(2) * rounded(turned * constant(0.5F));
    const Real folded = sine_of_half_turns(constant(0.5F) - magnitude(wrapped));
    frame = multiply_add(share, folded - frame, frame);
  }
}

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
  Frames u = sources(m, p, c, s);
  if (m.uses(synth::kUsesFold)) fold(m, u);
  Filter filter(m, c, s);
  for (int k = 0; k < kFrames; ++k) sink(k, filter.next(u.at[k], features));
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

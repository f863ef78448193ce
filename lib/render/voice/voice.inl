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

/// A phase, or a counter, that moves by the same step every frame.
struct Phase {
  Word value, step;

  AURALIS_OPERATION Phases next() {
    Phases phases;
    for (Word& now : phases.at) {
      now = value;
      value = value + step;
    }
    return phases;
  }
};

/// The sine and the cosine of a phase. It moves evenly within a period, so a rotation goes from
/// frame to frame.
class Oscillator {
 public:
  /// Stands still: for sources that are not in use.
  AURALIS_OPERATION Oscillator() : by_{constant(0), constant(0)} {
    for (int i = 0; i < kTogether; ++i) set(i, {constant(0), constant(0)});
  }

  AURALIS_OPERATION Oscillator(Word phase, Word increment) : by_(rotation_by(increment)) {
    set(0, sine_and_cosine(phase));
    for (int known = 1; known < kTogether; known *= 2, by_ = by_.twice())
      for (int i = 0; i < known; ++i) set(known + i, after(i));
  }

  /// Of the next frames; `advance` goes on to those after them.
  [[nodiscard]] AURALIS_OPERATION const Samples& sines() const { return sines_; }
  [[nodiscard]] AURALIS_OPERATION const Samples& cosines() const { return cosines_; }
  AURALIS_OPERATION void advance() {
    for (int i = 0; i < kTogether; ++i) set(i, after(i));
  }

 private:
  AURALIS_OPERATION void set(int i, const SineCosine& x) {
    sines_.at[i] = x.sine;
    cosines_.at[i] = x.cosine;
  }
  [[nodiscard]] AURALIS_OPERATION SineCosine after(int i) const {
    return by_.of({sines_.at[i], cosines_.at[i]});
  }

  Rotation by_;  // over kTogether frames
  Samples sines_, cosines_;
};

/// The sines, of the voices that are phase-modulated those of phases moved by another oscillator:
/// in two steps, as a whole turn is more than an integer holds.
AURALIS_OPERATION Samples modulated(const Samples& sines, const Phases& phases, const Samples& by,
                                    Mask still, Real depth) {
  const Phases moved = each(
      [depth](Word phase, Real other) {
        return phase + as_word(shift_left<1>(nearest_integer(depth * other)));
      },
      phases, by);
  return each([still](Real sine, Real other) { return select(still, sine, other); }, sines,
              sine_of_phase(moved));
}

AURALIS_OPERATION void add(const Samples& source, Slope& gain, Samples& sum) {
  for (int i = 0; i < kTogether; ++i)
    sum.at[i] = multiply_add(gain.next(), source.at[i], sum.at[i]);
}

/// Frames from the onset, other ones for each voice.
AURALIS_OPERATION Word noise_counter(const Moment& m, int p) {
  static_assert(kFrames == 1 << 4);
  const Integer age = integer(p) - m.of(m.lanes.onset);
  return as_word(shift_left<4>(age)) + m.of(m.lanes.voice.seed);
}

/// The sum of the sources that are in use. Phases go on whether they are heard or not.
AURALIS_OPERATION Frames sources(const Moment& m, int p, const Control& c, State& s) {
  const bool has_sine = m.uses(synth::kUsesSine), has_fm = m.uses(synth::kUsesFm);
  const bool has_saw = m.uses(synth::kUsesSaw), has_noise = m.uses(synth::kUsesNoise);
  const SquareSaw shaper = square_saw(m.of(m.lanes.voice.partials), m.of(m.lanes.voice.shape));
  Slope sine_gain{c.gains[0], c.gain_steps[0]}, saw_gain{c.gains[1], c.gain_steps[1]},
      noise_gain{c.gains[2], c.gain_steps[2]};
  Phase phase{s.sine_phase, c.sine_increment}, counter{noise_counter(m, p), word(1)};
  const Mask still = m.of(m.lanes.voice.fm) == constant(0);
  Oscillator sine, saw;
  if (has_sine) sine = Oscillator(s.sine_phase, c.sine_increment);
  if (has_saw || has_fm) saw = Oscillator(s.saw_phase, c.saw_increment);
  Frames frames;
  for (int k = 0; k < kFrames; k += kTogether) {
    Samples sum;
    for (Real& frame : sum.at) frame = constant(0);
    if (has_sine)
      add(has_fm ? modulated(sine.sines(), phase.next(), saw.sines(), still, c.fm) : sine.sines(),
          sine_gain, sum);
    if (has_saw) add(shaper.of(saw.sines(), saw.cosines()), saw_gain, sum);
    if (has_noise) add(each([](Word x) { return noise(x); }, counter.next()), noise_gain, sum);
    if (has_sine) sine.advance();
    if (has_saw || has_fm) saw.advance();
    for (int i = 0; i < kTogether; ++i) frames.at[k + i] = sum.at[i];
  }
  s.sine_phase = s.sine_phase + shift_left<4>(c.sine_increment);
  s.saw_phase = s.saw_phase + shift_left<4>(c.saw_increment);
  return frames;
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
        now_(c.filter),
        step_(c.filter_step),
        amplitude_{c.amplitude, c.amplitude_step},
        bend_(c.amplitude_bend),
        input_gain_(m.of(m.lanes.voice.input) + m.of(m.lanes.voice.input)),
        band_gain_(m.of(m.lanes.voice.band)),
        low_gain_(m.of(m.lanes.voice.low)) {}

  /// The coefficients go on by a frame.
  AURALIS_OPERATION void move() {
    now_ = {now_.damp + step_.damp, now_.band + step_.band, now_.low + step_.low};
  }

  AURALIS_OPERATION Real next(Real u, std::uint32_t features) {
    const Real v3 = u - s2_;
    const Real s1 = multiply_add(now_.band, v3, negated_multiply_add(now_.damp, s1_, s1_));
    const Real s2 = multiply_add(now_.low, v3, multiply_add(now_.band, s1_, s2_));
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
  Real s1_, s2_;
  FilterControl now_, step_;
  Slope amplitude_;
  Real bend_, input_gain_, band_gain_, low_gain_;
};

/// Period p of the lanes from `at` on; sink(k, y) takes frame k.
template <class Sink>
AURALIS_OPERATION void voice_period(const VoiceLanes& lanes, int at, std::uint32_t features, int p,
                                    const Brightness& brightness, const Limits& limits, State& s,
                                    const Sink& sink) {
  const Moment m(lanes, at, features, p);
  const Control c = control(m, p, brightness, limits, s);
  Frames u = sources(m, p, c, s);
  if (m.uses(synth::kUsesFold)) fold(m, u);
  Filter filter(m, c, s);
  if (brightness.moves()) {
    for (int k = 0; k < kFrames; ++k) {
      filter.move();
      sink(k, filter.next(u.at[k], features));
    }
  } else {
    for (int k = 0; k < kFrames; ++k) sink(k, filter.next(u.at[k], features));
  }
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

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Elementary functions as polynomials: sine of a phase, powers, tangent, tanh, noise; the
// square/saw shaper. One text for vectors (vector_math-inl.h) and for scalars (scalar_math.h).

/// Numbers that go through a computation together, each step for all of them before the next step:
/// one alone would wait for every step's answer.
template <class V, int N>
struct Several {
  V at[N];
};

/// The step's answer for a number, or for each of several.
template <class Step, class V, class... More>
AURALIS_OPERATION auto each(const Step& step, V x, More... more) {
  return step(x, more...);
}
template <class Step, class V, int N, class... More>
AURALIS_OPERATION auto each(const Step& step, const Several<V, N>& x, const More&... more) {
  Several<decltype(step(x.at[0], more.at[0]...)), N> y;
  for (int i = 0; i < N; ++i) y.at[i] = step(x.at[i], more.at[i]...);
  return y;
}

/// p x + c: a step of Horner's scheme.
template <class V>
AURALIS_OPERATION V horner(V p, V x, float c) {
  return each([c](Real a, Real b) { return multiply_add(a, b, constant(c)); }, p, x);
}

/// sin(pi b) for |b| <= 1/2; error below 6e-7.
template <class V>
AURALIS_OPERATION V sine_of_half_turns(V b) {
  const V z = each([](Real x) { return x * x; }, b);
  V p = each(
      [](Real x) {
        return multiply_add(constant(-0.5546779036521912F), x, constant(2.5419187545776367F));
      },
      z);
  p = horner(p, z, -5.167145729064941F);
  p = horner(p, z, 3.1415822505950928F);
  return each([](Real x, Real y) { return x * y; }, p, b);
}

/// A phase in units of 2^-32 turn as -1..1.
AURALIS_OPERATION Real half_turns_of(Word phase) {
  return to_real(as_integer(phase)) * constant(0x1p-31F);
}

/// 1/2 less the magnitude of a phase in half turns: the cosine's angle as a sine's.
AURALIS_OPERATION Real from_top(Word phase) {
  return negated_multiply_add(magnitude(to_real(as_integer(phase))), constant(0x1p-31F),
                              constant(0.5F));
}

template <class Phase>
AURALIS_OPERATION auto cosine_of_phase(Phase phase) {
  return sine_of_half_turns(each([](Word x) { return from_top(x); }, phase));
}

template <class Phase>
AURALIS_OPERATION auto sine_of_phase(Phase phase) {
  return cosine_of_phase(each([](Word x) { return x - word(0x40000000U); }, phase));
}

/// An angle's sine and cosine.
struct SineCosine {
  Real sine, cosine;
};

/// Of the angle whose magnitude in half turns is 1/2 - top; `sign` has its sign bit.
AURALIS_OPERATION SineCosine sine_and_cosine(Real top, Real sign) {
  return {with_sign(sine_of_half_turns(constant(0.5F) - magnitude(top)), sign),
          sine_of_half_turns(top)};
}

AURALIS_OPERATION SineCosine sine_and_cosine(Word phase) {
  return sine_and_cosine(from_top(phase), as_real(phase));
}

/// A rotation by an angle as the angle's sine and versine, 1 - cosine: those of a small angle keep
/// all digits. Each adds an error below 2e-7, or 8e-7 by more than
/// 1/8 turn.
struct Rotation {
  Real sine, versine;

  [[nodiscard]] AURALIS_OPERATION SineCosine of(const SineCosine& a) const {
    return {multiply_add(a.cosine, sine, negated_multiply_add(a.sine, versine, a.sine)),
            negated_multiply_add(a.sine, sine, negated_multiply_add(a.cosine, versine, a.cosine))};
  }
  [[nodiscard]] AURALIS_OPERATION Rotation twice() const {
    const Real doubled = sine + sine;
    return {negated_multiply_add(doubled, versine, doubled), doubled * sine};
  }
};

/// sin(pi b) for |b| <= 1/2; relative error below 6e-9 and a few roundings.
AURALIS_OPERATION Real fine_sine_of_half_turns(Real b) {
  const Real z = b * b;
  Real p = multiply_add(constant(0.0775604248046875F), z, constant(-0.5982421636581421F));
  p = multiply_add(p, z, constant(2.550069808959961F));
  p = multiply_add(p, z, constant(-5.167709827423096F));
  return multiply_add(p, z, constant(3.1415927410125732F)) * b;
}

/// By an angle in units of 2^-32 turn.
AURALIS_OPERATION Rotation rotation_by(Word angle) {
  const Real half = to_real(as_integer(angle)) * constant(0x1p-32F);  // in half turns
  const Real sine = fine_sine_of_half_turns(half);
  const Real cosine = fine_sine_of_half_turns(constant(0.5F) - magnitude(half));
  const Real doubled = sine + sine;
  return {doubled * cosine, doubled * sine};
}

/// 2^x for |x| < 126; relative error below 1e-7.
AURALIS_OPERATION Real exp2(Real x) {
  const Real clamped = least(most(x, constant(-126)), constant(126));
  const Real whole = rounded(clamped);
  const Real f = clamped - whole;
  Real p = constant(0.0001546144469646172F);
  p = multiply_add(p, f, constant(0.0013400428177419153F));
  p = multiply_add(p, f, constant(0.00961805667852609F));
  p = multiply_add(p, f, constant(0.05550327226670944F));
  p = multiply_add(p, f, constant(0.24022650922288827F));
  p = multiply_add(p, f, constant(0.6931472067028321F));
  p = multiply_add(p, f, constant(1.0F));
  return p * as_real(shift_left<23>(to_integer(whole) + integer(127)));
}

/// 2^x - 1 without the loss of digits near zero; exact to a few units of the last place.
AURALIS_OPERATION Real exp2_minus_1(Real x) {
  Real p = constant(0.00015453162939696504F);
  p = multiply_add(p, x, constant(0.0013390863364625236F));
  p = multiply_add(p, x, constant(0.00961808255730196F));
  p = multiply_add(p, x, constant(0.05550357114219158F));
  p = multiply_add(p, x, constant(0.24022650760567846F));
  p = multiply_add(p, x, constant(0.6931471880262287F));
  const Real near_zero = p * x;
  const Mask near = magnitude(x) <= constant(0.5F);
  if (all(near)) return near_zero;
  return select(near, near_zero, exp2(x) - constant(1));
}

/// log2 x for normal positive x; error below 1e-7 of the mantissa's logarithm.
AURALIS_OPERATION Real log2(Real x) {
  // Split into 2^e * m with m in sqrt(1/2) .. sqrt(2).
  const Integer bits = as_integer(x);
  const Integer e = shift_right<23>(bits - integer(0x3F3504F3));
  const Real f = as_real(bits - shift_left<23>(e)) - constant(1);
  Real p = constant(0.12310968463225189F);
  p = multiply_add(p, f, constant(-0.20586188049551338F));
  p = multiply_add(p, f, constant(0.21607822552234776F));
  p = multiply_add(p, f, constant(-0.23916988140031564F));
  p = multiply_add(p, f, constant(0.28790326092471513F));
  p = multiply_add(p, f, constant(-0.36069326813563557F));
  p = multiply_add(p, f, constant(0.48091075345941414F));
  p = multiply_add(p, f, constant(-0.7213474682495518F));
  p = multiply_add(p, f, constant(1.4426950035679822F));
  return multiply_add(p, f, to_real(e));
}

/// x^a for 0 <= x, zero for zero.
AURALIS_OPERATION Real power(Real x, Real a) {
  return select_or_zero(x > constant(0), exp2(a * log2(most(x, constant(1e-30F)))));
}

/// tan(pi x) for 0 <= x < 1/2.
AURALIS_OPERATION Real tangent_of_half_turns(Real x) {
  return sine_of_half_turns(x) / sine_of_half_turns(constant(0.5F) - x);
}

/// tanh(x); error below 2e-6. A rational function of the least error on 0..7.2, where tanh is 1 but
/// for 1.1e-6.
template <class V>
AURALIS_OPERATION V tanh(V x) {
  constexpr float kEnd = 7.2F;
  const V bounded = each([](Real a) { return most(least(a, constant(kEnd)), constant(-kEnd)); }, x);
  const V z = each([](Real a) { return a * a; }, bounded);
  V p = each(
      [](Real a) {
        return multiply_add(constant(0.02732755057513714F), a, constant(16.116901397705078F));
      },
      z);
  p = horner(p, z, 877.8803100585938F);
  p = horner(p, z, 7151.1767578125F);
  p = each([](Real a, Real b) { return a * b; }, bounded, p);
  V q = each([](Real a) { return a + constant(149.9132080078125F); }, z);
  q = horner(q, z, 3261.490478515625F);
  q = horner(q, z, 7151.21484375F);
  return each([](Real a, Real b) { return a / b; }, p, q);
}

/// The shaper of torchsynth's SquareSawVCO: (1 - shape / 2) tanh(drive sin) (1 + shape cos).
struct SquareSaw {
  Real drive;
  Real scale;  // 1 - shape / 2
  Real tilt;   // scale * shape

  template <class V>
  [[nodiscard]] AURALIS_OPERATION V of(const V& sine, const V& cosine) const {
    const V edge = tanh(each([by = drive](Real x) { return by * x; }, sine));
    return each([by = scale, more = tilt](Real y, Real x) { return y * multiply_add(more, x, by); },
                edge, cosine);
  }
};

AURALIS_OPERATION SquareSaw square_saw(Real drive, Real shape) {
  const Real scale = negated_multiply_add(shape, constant(0.5F), constant(1));
  return {drive, scale, scale * shape};
}

/// A hash of 32 bits with low bias (C. Wellons, "Prospecting for hash functions", 2018).
AURALIS_OPERATION Word hash(Word x) {
  x = x ^ shift_right<16>(x);
  x = x * word(0x21F0AAADU);
  x = x ^ shift_right<15>(x);
  x = x * word(0x735A2D97U);
  return x ^ shift_right<15>(x);
}

/// White noise in -1..1 from a counter.
AURALIS_OPERATION Real noise(Word counter) { return half_turns_of(hash(counter)); }

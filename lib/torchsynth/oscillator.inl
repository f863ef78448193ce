// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the oscillators of SIMD and CUDA have in common. One text for vectors of samples
// (kernel/audio-inl.h) and for one sample (cuda/sample.h).

/// A quarter of a turn less |turns|, in half turns: the cosine's angle as a sine's.
AURALIS_OPERATION Real from_top(Real turns) {
  return negated_multiply_add(magnitude(turns), constant(2), constant(0.5F));
}

/// (e^y - 1) / y for |y| < 0.9.
AURALIS_OPERATION Real mean_growth_near_0(Real y) {
  Real p = multiply_add(y, constant(1.0F / 40320), constant(1.0F / 5040));
  p = multiply_add(p, y, constant(1.0F / 720));
  p = multiply_add(p, y, constant(1.0F / 120));
  p = multiply_add(p, y, constant(1.0F / 24));
  p = multiply_add(p, y, constant(1.0F / 6));
  p = multiply_add(p, y, constant(0.5F));
  return multiply_add(p, y, constant(1));
}

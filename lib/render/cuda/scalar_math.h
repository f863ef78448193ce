// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The elementary functions of the SIMD kernel, one number at a time. Steps that are fused say so,
// so that a GPU and the CPU round alike.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

#include "gpu/host_device.h"

namespace auralis::render::cuda {

AURALIS_HOST_DEVICE std::int32_t bits_of(float x) {
  std::int32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

AURALIS_HOST_DEVICE float float_of(std::int32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

AURALIS_HOST_DEVICE float bounded(float x, float low, float high) {
  return fminf(fmaxf(x, low), high);
}

/// The nearest integer, even of two, at most the largest.
AURALIS_HOST_DEVICE std::int32_t nearest_integer(float x) {
  constexpr float kLargest = 2147483520;
  return static_cast<std::int32_t>(rintf(fminf(x, kLargest)));
}

/// sin(pi b) for |b| <= 1/2; error below 6e-7.
AURALIS_HOST_DEVICE float sine_of_half_turns(float b) {
  const float z = b * b;
  float p = fmaf(-0.5546779036521912F, z, 2.5419187545776367F);
  p = fmaf(p, z, -5.167145729064941F);
  p = fmaf(p, z, 3.1415822505950928F);
  return p * b;
}

/// A phase in units of 2^-32 turn as -1..1.
AURALIS_HOST_DEVICE float half_turns_of(std::uint32_t phase) {
  return static_cast<float>(static_cast<std::int32_t>(phase)) * 0x1p-31F;
}

AURALIS_HOST_DEVICE float cosine_of_phase(std::uint32_t phase) {
  return sine_of_half_turns(0.5F - fabsf(half_turns_of(phase)));
}

AURALIS_HOST_DEVICE float sine_of_phase(std::uint32_t phase) {
  return cosine_of_phase(phase - 0x40000000U);
}

/// 2^x for |x| < 126; relative error below 1e-7.
AURALIS_HOST_DEVICE float power_of_two(float x) {
  const float clamped = bounded(x, -126, 126);
  const float whole = rintf(clamped);
  const float f = clamped - whole;
  float p = fmaf(0.0001546144469646172F, f, 0.0013400428177419153F);
  p = fmaf(p, f, 0.00961805667852609F);
  p = fmaf(p, f, 0.05550327226670944F);
  p = fmaf(p, f, 0.24022650922288827F);
  p = fmaf(p, f, 0.6931472067028321F);
  p = fmaf(p, f, 1.0F);
  return p * float_of((static_cast<std::int32_t>(whole) + 127) << 23);
}

/// 2^x - 1 without the loss of digits near zero.
AURALIS_HOST_DEVICE float power_of_two_minus_1(float x) {
  if (fabsf(x) > 0.5F) return power_of_two(x) - 1;
  float p = fmaf(0.00015453162939696504F, x, 0.0013390863364625236F);
  p = fmaf(p, x, 0.00961808255730196F);
  p = fmaf(p, x, 0.05550357114219158F);
  p = fmaf(p, x, 0.24022650760567846F);
  p = fmaf(p, x, 0.6931471880262287F);
  return p * x;
}

/// log2 x for normal positive x.
AURALIS_HOST_DEVICE float logarithm(float x) {
  const std::int32_t bits = bits_of(x);
  const std::int32_t e = (bits - 0x3F3504F3) >> 23;  // x = 2^e m with m in sqrt(1/2) .. sqrt(2)
  const float f = float_of(bits - e * (1 << 23)) - 1;
  float p = fmaf(0.12310968463225189F, f, -0.20586188049551338F);
  p = fmaf(p, f, 0.21607822552234776F);
  p = fmaf(p, f, -0.23916988140031564F);
  p = fmaf(p, f, 0.28790326092471513F);
  p = fmaf(p, f, -0.36069326813563557F);
  p = fmaf(p, f, 0.48091075345941414F);
  p = fmaf(p, f, -0.7213474682495518F);
  p = fmaf(p, f, 1.4426950035679822F);
  return fmaf(p, f, static_cast<float>(e));
}

/// x^a for 0 <= x, zero for zero.
AURALIS_HOST_DEVICE float power(float x, float a) {
  return x > 0 ? power_of_two(a * logarithm(fmaxf(x, 1e-30F))) : 0;
}

/// tan(pi x) for 0 <= x < 1/2.
AURALIS_HOST_DEVICE float tangent_of_half_turns(float x) {
  return sine_of_half_turns(x) / sine_of_half_turns(0.5F - x);
}

/// 2^x for x <= 0; relative error below 3e-6.
AURALIS_HOST_DEVICE float power_of_two_of_negative(float x) {
  const float limited = fmaxf(x, -100);
  const float whole = rintf(limited);
  const float f = limited - whole;
  float p = fmaf(0.009570102207362652F, f, 0.05591786280274391F);
  p = fmaf(p, f, 0.240247443318367F);
  p = fmaf(p, f, 0.6931217908859253F);
  p = fmaf(p, f, 0.9999992847442627F);
  return float_of(bits_of(p) + static_cast<std::int32_t>(whole) * (1 << 23));
}

/// For x >= 0; error below 2e-6.
AURALIS_HOST_DEVICE float tanh_of_positive(float x) {
  const float e = power_of_two_of_negative(x * -2.885390081777927F);
  return (1 - e) / (1 + e);
}

/// White noise in -1..1 from a counter.
AURALIS_HOST_DEVICE float noise(std::uint32_t counter) {
  std::uint32_t x = counter;
  x ^= x >> 16;
  x *= 0x21F0AAADU;
  x ^= x >> 15;
  x *= 0x735A2D97U;
  x ^= x >> 15;
  return half_turns_of(x);
}

}  // namespace auralis::render::cuda

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The polynomials against the C library's functions, for every instruction set of this machine.
#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cmath>
#include <numbers>
#include <vector>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/vector_math_test.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "simd/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::simd::HWY_NAMESPACE {

/// y[i] = f(x[i]); the lengths are multiples of every vector's lanes.
template <class Function>
HWY_INLINE void map(const Function& f, const std::vector<float>& x, std::vector<float>& y) {
  for (std::size_t i = 0; i < x.size(); i += hn::Lanes(F()))
    hn::StoreU(f(hn::LoadU(F(), x.data() + i)), F(), y.data() + i);
}

void sines(const std::vector<float>& x, std::vector<float>& y) {
  map([](Real v) { return sine_of_half_turns(v); }, x, y);
}
void powers_of_2(const std::vector<float>& x, std::vector<float>& y) {
  map([](Real v) { return exp2(v); }, x, y);
}
void growths(const std::vector<float>& x, std::vector<float>& y) {
  map([](Real v) { return exp2_minus_1(v); }, x, y);
}
void logarithms(const std::vector<float>& x, std::vector<float>& y) {
  map([](Real v) { return log2(v); }, x, y);
}
void tangents(const std::vector<float>& x, std::vector<float>& y) {
  map([](Real v) { return tangent_of_half_turns(v); }, x, y);
}
void hyperbolic_tangents(const std::vector<float>& x, std::vector<float>& y) {
  map([](Real v) { return tanh(v); }, x, y);
}
void hyperbolic_tangents_by_two(const std::vector<float>& x, std::vector<float>& y) {
  const std::size_t lanes = hn::Lanes(F());
  for (std::size_t i = 0; i < x.size(); i += 2 * lanes) {
    Several<Real, 2> two;
    for (std::size_t k = 0; k < 2; ++k) two.at[k] = hn::LoadU(F(), x.data() + i + k * lanes);
    two = tanh(two);
    for (std::size_t k = 0; k < 2; ++k) hn::StoreU(two.at[k], F(), y.data() + i + k * lanes);
  }
}

/// A phase's sine and cosine, and those after each of some rotations by twice the angle.
void rotate(std::uint32_t phase, std::uint32_t angle, std::vector<float>& sines,
            std::vector<float>& cosines) {
  const Rotation by = rotation_by(word(angle)).twice();
  SineCosine now = sine_and_cosine(word(phase));
  for (std::size_t i = 0; i < sines.size(); ++i, now = by.of(now)) {
    sines[i] = hn::GetLane(now.sine);
    cosines[i] = hn::GetLane(now.cosine);
  }
}

}  // namespace auralis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace auralis::simd {

HWY_EXPORT(sines);
HWY_EXPORT(powers_of_2);
HWY_EXPORT(growths);
HWY_EXPORT(logarithms);
HWY_EXPORT(tangents);
HWY_EXPORT(hyperbolic_tangents);
HWY_EXPORT(hyperbolic_tangents_by_two);
HWY_EXPORT(rotate);

namespace {

using Function = void (*)(const std::vector<float>&, std::vector<float>&);

/// Calls body once for each instruction set.
class VectorMath : public testing::Test {
 protected:
  void TearDown() override { choose(0); }

  static void choose(std::int64_t targets) {
    hwy::SetSupportedTargetsForTest(targets);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  }
  template <class Body>
  static void each(const Body& body) {
    for (std::int64_t rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
      choose(rest & -rest);
      body(hwy::TargetName(rest & -rest));
    }
  }
};

std::vector<float> between(double low, double high) {
  std::vector<float> x(1 << 14);
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = static_cast<float>(low + (high - low) * static_cast<double>(i) /
                                        static_cast<double>(x.size() - 1));
  return x;
}

/// Errors count against the wanted value where that is larger than `whole`, else against `whole`.
template <class Wanted>
void expect_close(Function function, const std::vector<float>& x, const Wanted& wanted,
                  double tolerance, double whole, const char* target) {
  std::vector<float> y(x.size());
  function(x, y);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double right = wanted(static_cast<double>(x[i]));
    ASSERT_NEAR(y[i], right, tolerance * std::max(whole, std::abs(right))) << x[i] << " " << target;
  }
}

TEST_F(VectorMath, KeepsTheStatedErrors) {
  constexpr double kPi = std::numbers::pi;
  constexpr double kRounding = 2.4e-7;  // of the steps, beside the polynomial's error
  each([&](const char* target) {
    const auto sine = [](double x) { return std::sin(kPi * x); };
    const auto power = [](double x) { return std::exp2(x); };
    const auto growth = [](double x) { return std::expm1(x * std::numbers::ln2); };
    const auto tangent = [](double x) { return std::tan(kPi * x); };
    const auto logarithm = [](double x) { return std::log2(x); };
    expect_close(HWY_DYNAMIC_DISPATCH(sines), between(-0.5, 0.5), sine, 6e-7 + kRounding, 1,
                 target);
    expect_close(HWY_DYNAMIC_DISPATCH(powers_of_2), between(-120, 120), power, 1e-7 + kRounding, 0,
                 target);
    expect_close(HWY_DYNAMIC_DISPATCH(growths), between(-0.5, 0.5), growth, 3e-7, 0, target);
    expect_close(HWY_DYNAMIC_DISPATCH(growths), between(-8, 8), growth, 1e-6, 0, target);
    expect_close(HWY_DYNAMIC_DISPATCH(logarithms), between(1e-6, 4), logarithm, 1e-7 + kRounding, 1,
                 target);
    expect_close(HWY_DYNAMIC_DISPATCH(tangents), between(1e-4, 0.45), tangent, 1e-5, 0, target);
  });
}

TEST_F(VectorMath, HasATanhForAnyNumber) {
  const auto tanh = [](double x) { return std::tanh(x); };
  each([&](const char* target) {
    for (const double most : {1.0, 8.0, 1000.0})
      expect_close(HWY_DYNAMIC_DISPATCH(hyperbolic_tangents), between(-most, most), tanh, 2e-6, 1,
                   target);
  });
}

TEST_F(VectorMath, GivesSeveralVectorsTheBitsOfOneAlone) {
  const std::vector<float> x = between(-30, 30);
  each([&](const char* target) {
    std::vector<float> one(x.size()), two(x.size());
    HWY_DYNAMIC_DISPATCH(hyperbolic_tangents)(x, one);
    HWY_DYNAMIC_DISPATCH(hyperbolic_tangents_by_two)(x, two);
    EXPECT_EQ(one, two) << target;
  });
}

TEST_F(VectorMath, RotatesThroughAPeriod) {
  constexpr double kTurns = std::numbers::pi / 0x1p31;  // of 2^-32
  constexpr int kSteps = 8;
  each([&](const char* target) {
    for (std::uint32_t i = 0; i < 4000; ++i) {
      const auto angle = static_cast<std::uint32_t>(std::exp2(i / 4000.0 * 30.9));
      const std::uint32_t phase = i * 2654435769U;
      std::vector<float> sines(kSteps), cosines(kSteps);
      HWY_DYNAMIC_DISPATCH(rotate)(phase, angle, sines, cosines);
      const double a_rotation = angle < 1U << 28U ? 2e-7 : 8e-7;
      for (int k = 0; k < kSteps; ++k) {
        const double tolerance = 6e-7 + 2.4e-7 + k * a_rotation;
        const double right = kTurns * (phase + 2.0 * k * angle);
        ASSERT_NEAR(sines[k], std::sin(right), tolerance) << angle << " " << k << " " << target;
        ASSERT_NEAR(cosines[k], std::cos(right), tolerance) << angle << " " << k << " " << target;
      }
    }
  });
}

}  // namespace
}  // namespace auralis::simd
#endif

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The elementary functions of math.inl on Highway's vectors.
// Included once per instruction set by Highway's foreach_target.

#if defined(AURALIS_SIMD_VECTOR_MATH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef AURALIS_SIMD_VECTOR_MATH_INL_H_
#undef AURALIS_SIMD_VECTOR_MATH_INL_H_
#else
#define AURALIS_SIMD_VECTOR_MATH_INL_H_
#endif

#include "simd/vector_operations-inl.h"

HWY_BEFORE_NAMESPACE();
namespace auralis::simd::HWY_NAMESPACE {

#define AURALIS_OPERATION HWY_INLINE
#include "simd/math.inl"
#undef AURALIS_OPERATION

}  // namespace auralis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif

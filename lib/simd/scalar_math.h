// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The elementary functions of math.inl for one number at a time.
#pragma once

#include "simd/scalar_operations.h"

namespace auralis::simd::scalar {

#define AURALIS_OPERATION AURALIS_HOST_DEVICE
#include "simd/math.inl"
#undef AURALIS_OPERATION

}  // namespace auralis::simd::scalar

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a thread of a CUDA kernel does is plain C++, so that the CPU's tests can hold it against
// the reference where there is no GPU.
#pragma once

#ifdef __CUDACC__
#define AURALIS_HOST_DEVICE __host__ __device__ inline
#else
#define AURALIS_HOST_DEVICE inline
#endif

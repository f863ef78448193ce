// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A module of CUDA kernels that sees one device, as far as the choice of a device goes.
extern "C" {
int auralis_count_cuda_devices() { return 1; }
void auralis_make_cuda_machine() {}
}

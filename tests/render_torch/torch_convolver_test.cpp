// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// LibTorch's convolver, the reference, against the fused one.
#include "render_torch/torch_convolver.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "render/fused_convolver.h"

namespace auralis::render_torch {
namespace {

using render::ComplexResponse;

constexpr int kPartition = 1024;

ComplexResponse noise(std::size_t size, std::uint64_t seed) {
  base::Random random(seed);
  ComplexResponse signal{std::vector<float>(size), std::vector<float>(size)};
  for (float& x : signal.re) x = static_cast<float>(random.uniform(-1, 1));
  for (float& x : signal.im) x = static_cast<float>(random.uniform(-1, 1));
  return signal;
}

ComplexResponse convolved(render::Convolver&& convolver, ComplexResponse input) {
  const std::size_t blocks = input.re.size() / kPartition - 1;
  ComplexResponse out = noise(blocks * kPartition, 0);
  const auto part = [](ComplexResponse& x, std::size_t block, std::size_t partitions) {
    return render::ComplexSpan{
        std::span(x.re).subspan(block * kPartition, partitions * kPartition),
        std::span(x.im).subspan(block * kPartition, partitions * kPartition)};
  };
  for (std::size_t i = 0; i < blocks; ++i) convolver.process(part(input, i, 2), part(out, i, 1));
  return out;
}

TEST(TorchConvolver, ConvolvesAsTheFusedOneDoes) {
  for (const std::size_t length : {1U, 1024U, 5000U}) {
    const ComplexResponse response = noise(length, 1), input = noise(8 * kPartition, 2);
    const ComplexResponse torch = convolved(TorchConvolver(response, kPartition, c10::kCPU), input);
    const ComplexResponse fused = convolved(render::FusedConvolver(response, kPartition), input);
    for (std::size_t i = 0; i < torch.re.size(); ++i) {
      ASSERT_NEAR(torch.re[i], fused.re[i], 1e-3) << length << " " << i;
      ASSERT_NEAR(torch.im[i], fused.im[i], 1e-3) << length << " " << i;
    }
    EXPECT_GT(*std::ranges::max_element(torch.re), 0.1);
  }
}

}  // namespace
}  // namespace auralis::render_torch

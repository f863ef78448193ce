// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What every fuzzer needs: its entry point, and a claim that must hold for any input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// Defined by each fuzzer; libFuzzer calls it, or replay_main.cpp with the files of the corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace auralis::fuzz {

[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size) noexcept {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program where `holds` is false, with or without assertions.
inline void require(bool holds, const char* claim) noexcept {
  if (holds) return;
  std::fprintf(stderr, "not true of this input: %s\n", claim);
  std::abort();
}

}  // namespace auralis::fuzz

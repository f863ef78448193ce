// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "pcm/format.h"

#include <array>

namespace auralis::pcm {

namespace {

struct Row {
  SampleFormat format;
  std::string_view name;
  int bytes;
};

constexpr std::array<Row, 4> kFormats{{{SampleFormat::kS16, "s16le", 2},
                                       {SampleFormat::kS24, "s24le", 3},
                                       {SampleFormat::kS32, "s32le", 4},
                                       {SampleFormat::kF32, "f32le", 4}}};

const Row& row_of(SampleFormat format) noexcept {
  return kFormats[static_cast<std::size_t>(format)];
}

}  // namespace

int bytes_per_sample(SampleFormat format) noexcept { return row_of(format).bytes; }

std::string_view name_of(SampleFormat format) noexcept { return row_of(format).name; }

std::optional<SampleFormat> parse_sample_format(std::string_view name) noexcept {
  for (const Row& row : kFormats)
    if (row.name == name) return row.format;
  return std::nullopt;
}

}  // namespace auralis::pcm

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Bar lines and decorations of abc, as tunes have them.
// "The abc music standard 2.1", sections 4.8, 4.9 and 4.14.
#pragma once

#include <cstddef>
#include <string_view>

namespace auralis::score {

/// How often more what comes before a bar line is played, and what comes after it.
struct AbcRepeats {
  std::size_t ends = 0, starts = 0;
};

/// Of a bar line: |, |:, ::|, :||:, [|]:| and the like.
[[nodiscard]] AbcRepeats repeats_of_bar(std::string_view bar) noexcept;

/// Whether a bar line ends a section; [|] is only one that is not drawn.
[[nodiscard]] bool is_double_bar(std::string_view bar) noexcept;

/// Whether what stands between two ! is a decoration, and not the music between two line breaks.
/// A name of our own (U:) may be anything, but none is made of notes alone.
[[nodiscard]] bool is_decoration(std::string_view name) noexcept;

}  // namespace auralis::score

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/abc_signs.h"

#include <algorithm>
#include <array>

namespace auralis::score {

bool is_decoration(std::string_view name) noexcept {
  constexpr std::array<std::string_view, 16> kLikeNotes{
      ">", "^", "f", "ff", "fff", "ffff", "D.C.", "<", "0", "1", "2", "3", "4", "5", "/", "//"};
  if (name.empty() || name.find_first_of(" \t|:[]\"&") != name.npos) return false;
  return std::ranges::count(kLikeNotes, name) > 0 ||
         name.find_first_not_of("ABCDEFGabcdefgzx0123456789/,'^_=<>-.") != name.npos;
}

AbcRepeats repeats_of_bar(std::string_view bar) noexcept {
  const std::size_t last = bar.find_last_not_of(':');
  if (last == bar.npos) return {bar.size() / 2, bar.size() / 2};  // ::
  const std::size_t starts = bar.size() - 1 - last;
  bar.remove_suffix(starts);
  // What ends a part may follow a bar line at once: [|]:| and |]:|
  const std::size_t colon = std::min(bar.find(':'), bar.size());
  bar.remove_prefix(colon);
  const std::size_t ends = std::min(bar.find_first_not_of(':'), bar.size());
  if (colon > 0 && ends == 2) return {1, 1};  // |::|
  return {ends, starts};
}

bool is_double_bar(std::string_view bar) noexcept {
  return bar != "[|]" && bar.size() - static_cast<std::size_t>(std::ranges::count(bar, '[')) -
                                 static_cast<std::size_t>(std::ranges::count(bar, '.')) >
                             1;
}

}  // namespace auralis::score

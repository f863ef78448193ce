// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/suggestion.h"

#include <algorithm>

#include "base/letter_case.h"

namespace auralis::base {

std::size_t edit_distance(std::string_view one, std::string_view other) {
  const std::string a = lower_case(one), b = lower_case(other);
  using Row = std::vector<std::size_t>;
  Row before_last, last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] =
          std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = now;
  }
  return last[b.size()];
}

std::optional<std::string> nearest_word(std::string_view written,
                                        const std::vector<std::string>& words) {
  constexpr std::size_t kLongest = 64, kBeginning = 3;
  if (written.empty() || written.size() > kLongest) return std::nullopt;
  const std::string small = lower_case(written);
  const auto begins = [&](const std::string& word) { return lower_case(word).starts_with(small); };
  const bool long_enough =
      written.size() >= kBeginning && std::ranges::count_if(words, begins) == 1;
  if (long_enough) return *std::ranges::find_if(words, begins);
  std::optional<std::string> nearest;
  std::size_t least = written.size() / 3 + 1;
  for (const std::string& word : words) {
    const std::size_t distance = edit_distance(written, word);
    if (distance >= least || distance >= word.size()) continue;
    least = distance;
    nearest = word;
  }
  return nearest;
}

std::string suggestion(std::string_view written, const std::vector<std::string>& words) {
  const auto nearest = nearest_word(written, words);
  return nearest ? "; did you mean " + *nearest + "?" : "";
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string none_of(std::string_view written, const std::vector<std::string>& words) {
  return "'" + std::string(written) + "' is none of " + listed(words) + suggestion(written, words);
}

}  // namespace auralis::base

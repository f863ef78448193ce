// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/content_coding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/decimal.h"
#include "base/letter_case.h"

namespace auralis::stream {

namespace {

constexpr std::array kContentCodings{ContentCoding::kBrotli, ContentCoding::kGzip,
                                     ContentCoding::kIdentity};

std::string_view without_spaces(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The part before `mark`, without spaces around it; `text` is what follows.
std::string_view take_part(std::string_view& text, char mark) {
  const auto end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return without_spaces(part);
}

/// 0 to 1 in thousandths; 1 where none is given, 0 where it is malformed.
double weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string parameter = base::lower_case(take_part(parameters, ';'));
    if (!parameter.starts_with("q=")) continue;
    const auto weight = base::parse_decimal(parameter.substr(2));
    return weight && *weight >= 0 && *weight <= 1 ? *weight : 0;
  }
  return 1;
}

/// Nothing of a coding that is not named.
struct Weights {
  std::array<std::optional<double>, kContentCodings.size()> named;
  std::optional<double> others;  ///< "*"

  explicit Weights(std::string_view list) {
    while (!list.empty()) {
      std::string_view element = take_part(list, ',');
      std::string name = base::lower_case(take_part(element, ';'));
      if (name == "x-gzip") name = "gzip";
      if (name == "*") others = weight_of(element);
      for (const ContentCoding coding : kContentCodings)
        if (name == name_of(coding)) named[static_cast<std::size_t>(coding)] = weight_of(element);
    }
  }

  [[nodiscard]] double of(ContentCoding coding) const {
    if (const auto& weight = named[static_cast<std::size_t>(coding)]) return *weight;
    if (others) return *others;
    // What is not named is not taken, but for the file as it is: that is taken after all others.
    return coding == ContentCoding::kIdentity ? 1e-6 : 0;
  }
};

}  // namespace

std::string_view name_of(ContentCoding coding) noexcept {
  switch (coding) {
    case ContentCoding::kBrotli:
      return "br";
    case ContentCoding::kGzip:
      return "gzip";
    case ContentCoding::kIdentity:
      break;
  }
  return "identity";
}

std::vector<ContentCoding> accepted_codings(std::string_view accept_encoding) {
  const Weights weights(accept_encoding);
  std::vector<ContentCoding> accepted;
  for (const ContentCoding coding : kContentCodings)
    if (coding == ContentCoding::kIdentity || weights.of(coding) > 0) accepted.push_back(coding);
  std::stable_sort(accepted.begin(), accepted.end(),
                   [&](ContentCoding a, ContentCoding b) { return weights.of(a) > weights.of(b); });
  return accepted;
}

}  // namespace auralis::stream

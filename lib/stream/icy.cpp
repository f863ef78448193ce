// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/icy.h"

#include <algorithm>

namespace auralis::stream {

namespace {

constexpr std::size_t kUnit = 16, kMostUnits = 255;

std::string text_of(std::string_view title) {
  // A quotation mark would end the title. One is as long as the format lets it.
  std::string text = "StreamTitle='";
  for (const char c : title) text += c == '\'' ? '`' : c;
  text.resize(std::min(text.size(), kUnit * kMostUnits - 2));
  text += "';";
  const std::size_t units = (text.size() + kUnit - 1) / kUnit;
  text.resize(units * kUnit, '\0');
  return static_cast<char>(units) + text;
}

}  // namespace

std::string IcyTitles::weave(std::string_view bytes, std::string_view title) {
  std::string out;
  out.reserve(bytes.size() + 64);
  while (bytes.size() >= until_) {
    out += bytes.substr(0, until_);
    bytes.remove_prefix(until_);
    until_ = kInterval;
    if (title == told_) {
      out += '\0';
      continue;
    }
    told_ = title;
    out += text_of(title);
  }
  until_ -= bytes.size();
  out += bytes;
  return out;
}

}  // namespace auralis::stream

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/tokens.h"

#include <openssl/crypto.h>

#include <algorithm>

#include "base/error.h"
#include "base/text_lines.h"
#include "base/whole_file.h"

namespace auralis::stream {

namespace {

constexpr std::size_t kShortest = 16, kLongest = 128;
constexpr std::string_view kBlanks = " \t\r";

bool is_of_a_token(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::string without_blanks_around(const std::string& line) {
  const auto first = line.find_first_not_of(kBlanks);
  if (first == std::string::npos) return "";
  return line.substr(first, line.find_last_not_of(kBlanks) + 1 - first);
}

}  // namespace

Tokens::Entry Tokens::entry_of(const std::string& line, const std::string& where) {
  const auto end = std::min(line.find_first_of(kBlanks), line.size());
  const std::string role = line.substr(0, end);
  const std::string token = without_blanks_around(line.substr(end));
  if (role != "listen" && role != "steer")
    throw base::Error(where + "a line should be: listen TOKEN, or: steer TOKEN",
                      base::Fault::kUsage);
  if (token.size() < kShortest || token.size() > kLongest ||
      !std::all_of(token.begin(), token.end(), is_of_a_token))
    throw base::Error(where + "a token should be 16 to 128 letters, digits, and any of - . _ ~",
                      base::Fault::kUsage);
  return {role == "steer" ? Role::kSteer : Role::kListen, token};
}

Tokens Tokens::read(const std::string& path) {
  const std::string file = base::read_whole(path);
  base::refuse_utf16(file, path, base::Fault::kUsage);
  Tokens tokens;
  for (base::TextLines lines(file); !lines.at_end();) {
    const std::string text = without_blanks_around(std::string(lines.next()));
    if (text.empty() || text.front() == '#') continue;
    tokens.entries_.push_back(entry_of(text, path + ":" + std::to_string(lines.number()) + ": "));
  }
  if (tokens.empty())
    throw base::Error(path + ": there is no token in it; a line is: steer TOKEN",
                      base::Fault::kUsage);
  return tokens;
}

bool Tokens::guard_listening() const noexcept {
  return std::any_of(entries_.begin(), entries_.end(),
                     [](const Entry& entry) { return entry.role == Role::kListen; });
}

std::optional<Role> Tokens::role_of(std::string_view token) const {
  std::optional<Role> role;
  for (const Entry& entry : entries_) {
    const bool same = entry.token.size() == token.size() &&
                      CRYPTO_memcmp(entry.token.data(), token.data(), token.size()) == 0;
    if (same && role != Role::kSteer) role = entry.role;
  }
  return role;
}

}  // namespace auralis::stream

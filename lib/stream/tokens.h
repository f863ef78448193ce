// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Who may do what by knowing a word: the token file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::stream {

enum class Role {
  kListen,
  kSteer,  ///< and listen
};

class Tokens {
 public:
  /// None.
  Tokens() = default;
  /// Lines of a role (listen or steer), blanks, and a token: 16 to 128 letters, digits, and any of
  /// - . _ ~ . Empty lines and those that begin with # are left out. Throws base::Error that says
  /// what is wrong with which line, and never what the token is.
  [[nodiscard]] static Tokens read(const std::string& path);

  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
  /// Whether some token is for listening: then nobody listens without one.
  [[nodiscard]] bool guard_listening() const noexcept;
  /// Takes as long whichever token of a length it is. Nothing for one that is not known.
  [[nodiscard]] std::optional<Role> role_of(std::string_view token) const;

 private:
  struct Entry {
    Role role;
    std::string token;
  };
  static Entry entry_of(const std::string& line, const std::string& where);

  std::vector<Entry> entries_;
};

}  // namespace auralis::stream

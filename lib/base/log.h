// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Words to the user: whole lines on stderr, prefixed with the tool's name.
#pragma once

#include <string>
#include <string_view>

namespace auralis::base {

/// One line a call, written with one write(2), so that tools sharing a terminal do not mix their
/// lines; control characters become question marks. [any thread]
class Log {
 public:
  enum class Level { kQuiet, kNormal, kVerbose };

  explicit Log(std::string tool, Level level = Level::kNormal)
      : tool_(std::move(tool)), level_(level) {}

  /// What the user must know: shown even with --quiet.
  void error(std::string_view line) const { write(line); }
  /// What the user would want to know; not with --quiet.
  void note(std::string_view line) const;
  /// What helps to find a fault; only with --verbose.
  void detail(std::string_view line) const;

  [[nodiscard]] Level level() const noexcept { return level_; }

 private:
  void write(std::string_view line) const;

  std::string tool_;
  Level level_;
};

}  // namespace auralis::base

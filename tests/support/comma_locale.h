// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A locale whose decimal point is a comma, set for the length of a scope.
#pragma once

#include <clocale>
#include <locale>
#include <string>

namespace auralis::support {

/// Uses the C library's own German or French locale where installed, and in any case a C++ locale
/// made here, so that streams would write commas.
class CommaLocale {
 public:
  CommaLocale() : before_c_(std::setlocale(LC_ALL, nullptr)), before_(std::locale()) {
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8"})
      if (std::setlocale(LC_ALL, name) != nullptr) break;
    std::locale::global(std::locale(std::locale(), new Comma));
  }
  ~CommaLocale() {
    std::locale::global(before_);
    std::setlocale(LC_ALL, before_c_.c_str());
  }
  CommaLocale(const CommaLocale&) = delete;
  CommaLocale& operator=(const CommaLocale&) = delete;

 private:
  struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };

  std::string before_c_;
  std::locale before_;
};

}  // namespace auralis::support

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Options that were given and do nothing beside the others: noted, and the run goes on.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/log.h"
#include "cli/options.h"

namespace auralis::cli {

/// [once the command line is read]
class UnusedOptions {
 public:
  /// `options` outlive this.
  UnusedOptions(const Options& options, base::Log log) : options_(options), log_(std::move(log)) {}

  /// "--tick: of no use without --live", where it was given and `unused` holds: `why` is what
  /// follows "of no use".
  void note(const std::string& option, bool unused, const std::string& why) const;

  /// All that were given, but these and those that every tool has, in one line.
  void note_all_but(std::initializer_list<std::string_view> used, const std::string& why) const;

 private:
  const Options& options_;
  base::Log log_;
};

}  // namespace auralis::cli

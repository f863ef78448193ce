// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/unused_options.h"

#include <algorithm>

#include "base/suggestion.h"

namespace auralis::cli {

namespace {

void say(const base::Log& log, const std::string& options, const std::string& why) {
  log.note(options + ": of no use " + why);
}

}  // namespace

void UnusedOptions::note(const std::string& option, bool unused, const std::string& why) const {
  if (unused && options_.was_given(option)) say(log_, option, why);
}

void UnusedOptions::note_all_but(std::initializer_list<std::string_view> used,
                                 const std::string& why) const {
  std::vector<std::string> unused;
  for (std::string& name : options_.given())
    if (std::ranges::find(used, name) == used.end()) unused.push_back(std::move(name));
  if (!unused.empty()) say(log_, base::listed(unused), why);
}

}  // namespace auralis::cli

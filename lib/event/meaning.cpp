// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/meaning.h"

#include "base/suggestion.h"
#include "theory/key_name.h"

namespace auralis::event {

std::vector<Control> meaning_of(const Control& control) {
  std::vector<Control> meant{control};
  const auto* const name = std::get_if<std::string>(&control.value);
  if (name == nullptr) return meant;
  if (control.param == "key") {
    const auto key = theory::parse_key(*name);
    if (!key) return meant;
    meant.front().value = std::string(key->key);
    if (key->mode) meant.push_back({"mode", std::string(*key->mode), control.of_tune});
  } else if (control.param == "mode") {
    if (const auto mode = theory::parse_mode(*name)) meant.front().value = std::string(*mode);
  }
  return meant;
}

std::string none_of(const Parameter& parameter, const std::string& written,
                    const std::vector<std::string>& names) {
  std::vector<std::string> words = names;
  if (parameter.name == "mode") words.insert(words.end(), {"major", "minor"});
  return "'" + written + "' is none of " + base::listed(names) + base::suggestion(written, words);
}

}  // namespace auralis::event

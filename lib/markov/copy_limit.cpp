// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/copy_limit.h"

#include <utility>

namespace auralis::markov {

CopyLimit::CopyLimit(std::string name, const Model& corpus)
    : Constraint(std::move(name), {.state = true}),
      corpus_(corpus),
      longest_(static_cast<std::size_t>(corpus.shape().order)) {}

State CopyLimit::start(std::span<const Symbol> history) const {
  return corpus_.context_of(history);
}

Move CopyLimit::move(State state, const Place&, Symbol symbol) const {
  const auto context = static_cast<ContextId>(state);
  const bool whole = corpus_.symbols_of(context).size() == longest_;
  if (whole && corpus_.find(context, symbol) != nullptr) return {0};
  return {1, corpus_.after(context, symbol)};
}

}  // namespace auralis::markov

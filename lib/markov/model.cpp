// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/model.h"

#include <algorithm>
#include <string>

#include "base/error.h"

namespace auralis::markov {

namespace {

constexpr ContextId kNone = ~ContextId{0};

/// A gram cut to the length of context that is being counted.
struct Cut {
  std::span<const Symbol> symbols;
  std::uint64_t count;
  std::uint64_t head = 0;  // the first eight symbols, four a word
  std::uint64_t neck = 0;

  Cut(std::span<const Symbol> all, std::uint64_t times) : symbols(all), count(times) {
    for (std::size_t i = 0; i < std::min(all.size(), kPacked); ++i)
      (i < 4 ? head : neck) |= std::uint64_t{all[i]} << (48 - 16 * (i % 4));
  }

  [[nodiscard]] std::span<const Symbol> context() const noexcept {
    return symbols.first(symbols.size() - 1);
  }

  static constexpr std::size_t kPacked = 8;
};

bool before(std::span<const Symbol> a, std::span<const Symbol> b) noexcept {
  return std::ranges::lexicographical_compare(a, b);
}

/// By their symbols, of two of one length; mostly without looking where they lie.
bool ordered(const Cut& a, const Cut& b) noexcept {
  if (a.head != b.head) return a.head < b.head;
  if (a.neck != b.neck) return a.neck < b.neck;
  return a.symbols.size() > Cut::kPacked && before(a.symbols, b.symbols);
}

void check(const ModelShape& shape) {
  if (shape.symbols < 1 || shape.symbols > kMostSymbols)
    throw base::Error("a model of " + std::to_string(shape.symbols) + " symbols: 1 to " +
                      std::to_string(kMostSymbols) + " are possible");
  if (shape.order < 1 || shape.order > Model::kMostOrder)
    throw base::Error("a model of order " + std::to_string(shape.order) + ": 1 to " +
                      std::to_string(Model::kMostOrder) + " are possible");
}

}  // namespace

Model::Model(const ModelShape& shape, const std::vector<Gram>& grams) : shape_(shape) {
  check(shape);
  if (grams.empty()) throw base::Error("a model needs a corpus of at least one symbol");
  for (std::uint32_t length = 0; length <= static_cast<std::uint32_t>(shape.order); ++length)
    add_contexts(length, grams);
  first_of_length_.push_back(static_cast<ContextId>(contexts_.size()));
  link();
}

void Model::add_contexts(std::uint32_t length, const std::vector<Gram>& grams) {
  first_of_length_.push_back(static_cast<ContextId>(contexts_.size()));
  std::vector<Cut> cuts;
  for (const Gram& gram : grams)
    if (gram.symbols.size() > length)
      cuts.emplace_back(std::span(gram.symbols).last(length + 1), gram.count);
  std::ranges::sort(cuts, ordered);
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const bool same_context = i > 0 && std::ranges::equal(cuts[i].context(), cuts[i - 1].context());
    const Symbol symbol = cuts[i].symbols.back();
    if (!same_context) {
      contexts_.push_back({static_cast<std::uint32_t>(symbols_.size()), length,
                           static_cast<std::uint32_t>(continuations_.size()), kRoot});
      symbols_.insert(symbols_.end(), cuts[i].context().begin(), cuts[i].context().end());
    }
    if (!same_context || symbol != continuations_.back().symbol)
      continuations_.push_back({0, kRoot, symbol});
    std::uint64_t& count = continuations_.back().count;
    if (cuts[i].count > kMostCount - count)
      throw base::Error("a model with a count over " + std::to_string(kMostCount));
    count += cuts[i].count;
  }
}

// Contexts and what follows them ascend, and so do the longer contexts that they make: each is
// found where the last one was, or behind. A suffix has a smaller number than its context, so its
// links are there when the context needs them: where context + symbol is no context itself, the
// next context is that of the suffix.
void Model::link() {
  ContextId longer_id = 1;
  for (ContextId id = 0; id < contexts_.size(); ++id) {
    Context& context = contexts_[id];
    std::vector<Symbol> longer(symbols_of(id).begin(), symbols_of(id).end());
    if (!longer.empty()) context.suffix = id_of(std::span(longer).subspan(1));
    if (longer == std::vector{kBegin}) begin_ = id;
    longer.push_back(0);
    const std::size_t count = continuations(id).size();
    for (std::size_t i = 0; i < count; ++i) {
      Continuation& c = continuations_[context.first_continuation + i];
      if (c.symbol == kEnd) continue;
      longer.back() = c.symbol;
      while (longer_id < contexts_.size() && comes_before(longer_id, longer)) ++longer_id;
      if (longer_id < contexts_.size() && std::ranges::equal(symbols_of(longer_id), longer))
        c.next = longer_id;
      else if (id != kRoot)
        c.next = find(context.suffix, c.symbol)->next;
    }
  }
}

/// By length, then by symbols.
bool Model::comes_before(ContextId context, std::span<const Symbol> symbols) const noexcept {
  const std::size_t length = contexts_[context].length;
  return length != symbols.size() ? length < symbols.size() : before(symbols_of(context), symbols);
}

ContextId Model::id_of(std::span<const Symbol> symbols) const noexcept {
  if (symbols.size() + 1 >= first_of_length_.size()) return kNone;
  const auto first = contexts_.begin() + first_of_length_[symbols.size()];
  const auto last = contexts_.begin() + first_of_length_[symbols.size() + 1];
  const auto text = [this](const Context& c) {
    return std::span(symbols_).subspan(c.first_symbol, c.length);
  };
  const auto found =
      std::partition_point(first, last, [&](const Context& c) { return before(text(c), symbols); });
  if (found == last || !std::ranges::equal(text(*found), symbols)) return kNone;
  return static_cast<ContextId>(found - contexts_.begin());
}

std::span<const Symbol> Model::symbols_of(ContextId context) const noexcept {
  return std::span(symbols_).subspan(contexts_[context].first_symbol, contexts_[context].length);
}

std::span<const Continuation> Model::continuations(ContextId context) const noexcept {
  const std::size_t first = contexts_[context].first_continuation;
  const std::size_t last = context + 1 < contexts_.size()
                               ? contexts_[context + 1].first_continuation
                               : continuations_.size();
  return std::span(continuations_).subspan(first, last - first);
}

const Continuation* Model::find(ContextId context, Symbol symbol) const noexcept {
  const auto all = continuations(context);
  const auto found = std::ranges::lower_bound(all, symbol, {}, &Continuation::symbol);
  return found != all.end() && found->symbol == symbol ? &*found : nullptr;
}

ContextId Model::after(ContextId context, Symbol symbol) const noexcept {
  for (;; context = suffix(context)) {
    if (const Continuation* c = find(context, symbol)) return c->next;
    if (context == kRoot) return kRoot;
  }
}

ContextId Model::context_of(std::span<const Symbol> history, ContextId from) const noexcept {
  for (const Symbol symbol : history) from = after(from, symbol);
  return from;
}

std::vector<Gram> Model::grams() const {
  std::vector<Gram> grams;
  for (ContextId id = 0; id < contexts_.size(); ++id) {
    const auto context = symbols_of(id);
    const bool begins = !context.empty() && context.front() == kBegin;
    if (!begins && context.size() < static_cast<std::size_t>(shape_.order)) continue;
    for (const Continuation& c : continuations(id)) {
      grams.push_back({{context.begin(), context.end()}, c.count});
      grams.back().symbols.push_back(c.symbol);
    }
  }
  return grams;
}

}  // namespace auralis::markov

// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a corpus taught: for each context of up to `order` symbols, how often each symbol followed.
// D. Ron, Y. Singer and N. Tishby, "The power of amnesia", Machine Learning 25, 1996 (contexts of
// variable length); F. Pachet, "The Continuator", Journal of New Music Research 32, 2003.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "markov/symbol.h"

namespace auralis::markov {

using ContextId = std::uint32_t;

/// A longest context seen and what followed it: `order` symbols and one more, or fewer where the
/// first is kBegin. All shorter contexts' counts are sums of these.
struct Gram {
  std::vector<Symbol> symbols;  ///< oldest first; the last one is what followed
  std::uint64_t count = 0;
};

/// One symbol (or kEnd) that followed a context.
struct Continuation {
  std::uint64_t count;
  ContextId next;  ///< the context after it; kRoot after kEnd
  Symbol symbol;
};

struct ModelShape {
  int symbols = 0;    ///< size of the alphabet, 1 .. kMostSymbols
  int order = 3;      ///< longest context, 1 .. kMostOrder
  bool ends = false;  ///< whether the ends of sequences were learnt: kEnd may follow a context

  friend bool operator==(const ModelShape&, const ModelShape&) = default;
};

/// Immutable, so any thread may read it. A context is a run of symbols with a continuation in the
/// corpus; the context of a history is the longest of its suffixes that is one. Contexts are
/// numbered by length, then by their symbols.
class Model {
 public:
  static constexpr int kMostOrder = 16;
  static constexpr std::uint64_t kMostCount = std::uint64_t{1} << 53;
  static constexpr ContextId kRoot = 0;  ///< the empty context

  /// Equal grams are added up; their order does not matter. For each gram's context (but kBegin
  /// alone), another gram must lead to it, as in any that a Trainer counted. Throws base::Error
  /// where there is none, a shape is out of range or a count exceeds kMostCount.
  Model(const ModelShape& shape, const std::vector<Gram>& grams);

  [[nodiscard]] const ModelShape& shape() const noexcept { return shape_; }
  [[nodiscard]] std::size_t contexts() const noexcept { return contexts_.size(); }

  /// Oldest first; kBegin may be the first.
  [[nodiscard]] std::span<const Symbol> symbols_of(ContextId context) const noexcept;
  /// Symbols ascending, kEnd last; never empty.
  [[nodiscard]] std::span<const Continuation> continuations(ContextId context) const noexcept;
  /// The context without its oldest symbol; the root's is the root.
  [[nodiscard]] ContextId suffix(ContextId context) const noexcept {
    return contexts_[context].suffix;
  }
  /// The continuation of a context by a symbol, or nullptr.
  [[nodiscard]] const Continuation* find(ContextId context, Symbol symbol) const noexcept;

  /// The context after one more symbol, whether or not it ever followed.
  [[nodiscard]] ContextId after(ContextId context, Symbol symbol) const noexcept;
  /// The context at the beginning of a sequence.
  [[nodiscard]] ContextId begin() const noexcept { return begin_; }
  /// The context of a history that starts `from`, by default in the middle of somewhere.
  [[nodiscard]] ContextId context_of(std::span<const Symbol> history,
                                     ContextId from = kRoot) const noexcept;

  /// What the constructor was given, added up, in canonical order.
  [[nodiscard]] std::vector<Gram> grams() const;

 private:
  struct Context {
    std::uint32_t first_symbol;  // in symbols_
    std::uint32_t length;
    std::uint32_t first_continuation;  // in continuations_
    ContextId suffix;
  };

  void add_contexts(std::uint32_t length, const std::vector<Gram>& grams);
  void link();
  [[nodiscard]] bool comes_before(ContextId context,
                                  std::span<const Symbol> symbols) const noexcept;
  [[nodiscard]] ContextId id_of(std::span<const Symbol> symbols) const noexcept;

  ModelShape shape_;
  std::vector<Context> contexts_;
  std::vector<Symbol> symbols_;
  std::vector<Continuation> continuations_;
  std::vector<ContextId> first_of_length_;  // by length; one more entry for the end
  ContextId begin_ = kRoot;
};

}  // namespace auralis::markov

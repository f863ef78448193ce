// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/model_file.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::markov {

namespace {

std::string word_of(Symbol symbol) {
  if (symbol == kBegin) return "^";
  return symbol == kEnd ? "$" : std::to_string(symbol);
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view name, std::size_t lines_before)
      : rest_(text), name_(name), number_(lines_before) {}

  Model read() {
    next_line();
    if (line_ != "auralis-markov 1")
      fail("should be \"auralis-markov 1\": this program reads version 1");
    shape_.symbols = static_cast<int>(setting("symbols", kMostSymbols));
    shape_.order = static_cast<int>(setting("order", Model::kMostOrder));
    next_line();
    if (line_ != "ends yes" && line_ != "ends no") fail("should be \"ends yes\" or \"ends no\"");
    shape_.ends = line_ == "ends yes";
    while (!rest_.empty()) {
      next_line();
      read_context();
    }
    if (grams_.empty()) fail("no context follows");
    check_contexts_are_reached();
    try {
      return {shape_, grams_};
    } catch (const base::Error& error) {
      throw base::Error(name_ + ": " + error.what());
    }
  }

 private:
  using Symbols = std::vector<Symbol>;
  struct Line {
    Symbols context;
    std::size_t number;
  };

  [[noreturn]] void fail(const std::string& what) const { fail(what, number_); }
  [[noreturn]] void fail(const std::string& what, std::size_t line) const {
    throw base::Error(name_ + ", line " + std::to_string(line) + ": " + what);
  }

  void next_line() {
    ++number_;
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) fail("the file ends without a whole line");
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
  }

  /// A whole number written the one way it can be, within 0 .. most, or nothing.
  static std::optional<std::uint64_t> number(std::string_view word, std::uint64_t most) {
    const auto value = base::parse_integer(word);
    if (!value || *value < 0 || static_cast<std::uint64_t>(*value) > most ||
        std::to_string(*value) != word)
      return std::nullopt;
    return static_cast<std::uint64_t>(*value);
  }

  std::uint64_t setting(const std::string& field, int most) {
    next_line();
    if (line_.starts_with(field + " "))
      if (const auto value =
              number(line_.substr(field.size() + 1), static_cast<std::uint64_t>(most));
          value && *value > 0)
        return *value;
    fail("should be \"" + field + " N\", N from 1 to " + std::to_string(most));
  }

  /// The next word of the line; empty at its end.
  std::string_view word() {
    const std::size_t end = std::min(line_.find(' '), line_.size());
    const auto word = line_.substr(0, end);
    line_.remove_prefix(end == line_.size() ? end : end + 1);
    ++field_;
    return word;
  }

  [[noreturn]] void fail_field(const std::string& what) const {
    fail("field " + std::to_string(field_) + ": " + what);
  }

  Symbol symbol(std::string_view word, const char* mark, Symbol meaning) {
    if (!word.empty() && word == mark) return meaning;
    const auto value = number(word, static_cast<std::uint64_t>(shape_.symbols - 1));
    if (!value) fail_field("should be a symbol from 0 to " + std::to_string(shape_.symbols - 1));
    return static_cast<Symbol>(*value);
  }

  void read_context() {
    field_ = 0;
    if (line_.ends_with(' ')) fail("a space stands at its end");
    Line line{{}, number_};
    for (auto w = word(); w != "|"; w = word())
      line.context.push_back(symbol(w, line.context.empty() ? "^" : "", kBegin));
    check_order(line.context);
    const std::size_t first = grams_.size();
    do {
      Gram gram{line.context, 0};
      gram.symbols.push_back(symbol(word(), shape_.ends ? "$" : "", kEnd));
      if (grams_.size() > first && grams_.back().symbols.back() >= gram.symbols.back())
        fail_field("symbols should ascend");
      const auto count = number(word(), Model::kMostCount);
      if (!count || *count == 0)
        fail_field("should be a count from 1 to " + std::to_string(Model::kMostCount));
      gram.count = *count;
      grams_.push_back(std::move(gram));
    } while (!line_.empty());
    lines_.push_back(std::move(line));
  }

  void check_order(const Symbols& context) const {
    const auto order = static_cast<std::size_t>(shape_.order);
    const bool begins = !context.empty() && context.front() == kBegin;
    if (context.size() > order || (context.size() < order && !begins))
      fail("the context should have " + std::to_string(order) + " symbols" +
           (begins ? " at the most" : ", or begin with ^"));
    if (lines_.empty()) return;
    const Symbols& last = lines_.back().context;
    if (last.size() > context.size() || (last.size() == context.size() && last >= context))
      fail("contexts should ascend by length, then by symbols");
  }

  /// In a corpus, something led to each context but the beginning: a gram that ends with it.
  void check_contexts_are_reached() const {
    const auto order = static_cast<std::size_t>(shape_.order);
    std::vector<Symbols> reached{{kBegin}};
    for (const Gram& gram : grams_) {
      const auto skip = gram.symbols.size() - std::min(gram.symbols.size(), order);
      reached.emplace_back(gram.symbols.begin() + static_cast<std::ptrdiff_t>(skip),
                           gram.symbols.end());
    }
    std::ranges::sort(reached);
    for (const Line& line : lines_)
      if (!std::ranges::binary_search(reached, line.context))
        fail("no other line leads to this context", line.number);
  }

  std::string_view rest_;
  std::string name_;
  std::string_view line_;
  std::size_t number_;
  std::size_t field_ = 0;
  ModelShape shape_;
  std::vector<Line> lines_;
  std::vector<Gram> grams_;
};

}  // namespace

std::string write_model(const Model& model) {
  const ModelShape& shape = model.shape();
  std::string text = "auralis-markov 1\nsymbols " + std::to_string(shape.symbols) + "\norder " +
                     std::to_string(shape.order) + "\nends " + (shape.ends ? "yes" : "no");
  const std::vector<Gram> grams = model.grams();
  for (std::size_t i = 0; i < grams.size(); ++i) {
    const auto context = std::span(grams[i].symbols).first(grams[i].symbols.size() - 1);
    const auto last = i == 0
                          ? std::span<const Symbol>{}
                          : std::span(grams[i - 1].symbols).first(grams[i - 1].symbols.size() - 1);
    if (!std::ranges::equal(context, last)) {
      text += '\n';
      for (const Symbol symbol : context) text += word_of(symbol) + ' ';
      text += '|';
    }
    text += ' ' + word_of(grams[i].symbols.back()) + ' ' + std::to_string(grams[i].count);
  }
  return text + '\n';
}

Model read_model(std::string_view text, std::string_view name, std::size_t lines_before) {
  return Reader(text, name, lines_before).read();
}

}  // namespace auralis::markov

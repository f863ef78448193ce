// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/chord_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace auralis::compose {

namespace {

using markov::Symbol;

// Of all weight, at full complexity; a chain's temperature then gives them about a quarter.
constexpr double kBorrowed = 0.12;
constexpr double kBorrowedAgain = 0.3;  // from one borrowed chord to another of the same mode
constexpr double kHarsh = 0.3;
constexpr double kCountsPerWeight = 1e9;
constexpr double kLeastMove = 1e-6;

/// How much a degree colours its mode: the dorian fourth, the lydian second.
double colour(const theory::Scale& scale, int degree) {
  struct Colour {
    std::string_view mode;
    std::array<double, 7> weights;
  };
  static constexpr std::array<Colour, 8> kColours{{
      {"ionian", {1, 0.9, 0.8, 1.5, 0.7, 1.2, 0.1}},
      {"dorian", {1, 1.0, 0.9, 1.8, 0.9, 0.2, 1.3}},
      {"phrygian", {1, 1.7, 0.8, 1.0, 0.1, 1.3, 1.1}},
      {"lydian", {1, 1.8, 0.8, 0.1, 1.0, 1.1, 0.9}},
      {"mixolydian", {1, 0.9, 0.1, 1.4, 1.0, 0.8, 1.8}},
      {"aeolian", {1, 0.1, 1.1, 1.2, 0.8, 1.6, 1.4}},
      {"locrian", {1, 1.3, 1.0, 1.0, 1.2, 1.3, 1.0}},
      {"harmonic-minor", {1, 0.1, 0.2, 1.3, 0.8, 1.6, 0.2}},
  }};
  const auto found = std::ranges::find(kColours, scale.mode().name, &Colour::mode);
  return found == kColours.end() ? 1 : found->weights[static_cast<std::size_t>(degree)];
}

/// Of a root that moves from one degree to another; to the borrowed chord of its own it steps.
double motion(const HarmonyMood& mood, int degrees, int from, int to) {
  const int up = std::abs(to - from);
  const auto steps = static_cast<std::size_t>(std::max(1, std::min(up, degrees - up)));
  return mood.motion[std::min(steps, mood.motion.size() - 1)];
}

class Weights {
 public:
  Weights(const ChordAlphabet& alphabet, const HarmonyMood& mood, std::span<const double> favours)
      : alphabet_(alphabet), mood_(mood), favours_(favours) {}

  [[nodiscard]] double of(Symbol from, Symbol to) const {
    if (from == to) return 0;
    const theory::Scale& scale = alphabet_.scale();
    const ChordRoot& before = alphabet_.root(from);
    const ChordRoot& root = alphabet_.root(to);
    const double move = motion(mood_, scale.size(), before.degree, root.degree);
    if (root.borrowed) return move * borrowed(before, root) * favour(root) + kLeastMove;
    const double pull = root.degree == 0 ? mood_.tonic : 1;
    return move * pull * theory::stability(scale, root.degree) * colour(scale, root.degree) *
               favour(root) +
           kLeastMove;
  }

 private:
  [[nodiscard]] double favour(const ChordRoot& root) const {
    return favours_.empty() ? 1 : favours_[static_cast<std::size_t>(root.degree)];
  }
  static double borrowed(const ChordRoot& before, const ChordRoot& root) {
    if (before.borrowed && before.borrowed->from != root.borrowed->from) return 0;
    return (before.borrowed ? kBorrowedAgain : 1) * (root.borrowed->harsh ? kHarsh : 1) /
           root.borrowed->distance;
  }

  const ChordAlphabet& alphabet_;
  const HarmonyMood& mood_;
  std::span<const double> favours_;
};

/// What may follow a root, borrowed ones with their share of the whole.
void add_row(std::vector<markov::Gram>& grams, const ChordAlphabet& alphabet,
             const Weights& weights, Symbol from, double share, double stay) {
  double own = 0, borrowed = 0;
  for (const Symbol to : alphabet.symbols())
    (alphabet.root(to).borrowed ? borrowed : own) += weights.of(from, to);
  const double factor = borrowed > 0 ? share * own / ((1 - share) * borrowed) : 0;
  for (const Symbol to : alphabet.symbols()) {
    const double weight = weights.of(from, to) * (alphabet.root(to).borrowed ? factor : 1);
    if (weight == 0) continue;
    const auto count = static_cast<std::uint64_t>(weight / own * kCountsPerWeight);
    grams.push_back({{from, to}, std::max<std::uint64_t>(count, 1)});
  }
  if (stay <= 0) return;
  const double same = stay / (1 - stay) * (1 + factor * borrowed / own);
  grams.push_back({{from, from}, static_cast<std::uint64_t>(same * kCountsPerWeight)});
}

template <typename Weigh>
markov::SymbolWeights weights_of(const ChordAlphabet& alphabet, const Weigh& weigh) {
  markov::SymbolWeights all;
  for (const Symbol symbol : alphabet.symbols()) all.push_back(weigh(alphabet.root(symbol)));
  return all;
}

}  // namespace

markov::Model chord_model(const ChordAlphabet& alphabet, const HarmonyMood& mood, double complexity,
                          std::span<const double> favours, const ChordFreedom& freedom) {
  const double share =
      kBorrowed * std::clamp((complexity - kBorrowingComplexity) / (1 - kBorrowingComplexity),
                             freedom.borrows, 1.0);
  const Weights weights(alphabet, mood, favours);
  std::vector<markov::Gram> grams;
  for (const Symbol symbol : alphabet.symbols()) {
    if (!alphabet.root(symbol).borrowed) grams.push_back({{markov::kBegin, symbol}, 1});
    add_row(grams, alphabet, weights, symbol, share, freedom.stay);
  }
  return {{.symbols = alphabet.size(), .order = 1}, grams};
}

markov::SymbolWeights home_weights(const ChordAlphabet& alphabet) {
  return weights_of(alphabet, [](const ChordRoot& root) { return root.is_tonic() ? 1.0 : 0.0; });
}

markov::SymbolWeights away_weights(const ChordAlphabet& alphabet) {
  return weights_of(alphabet, [](const ChordRoot& root) { return root.is_tonic() ? 0.0 : 1.0; });
}

markov::SymbolWeights cadence_weights(const ChordAlphabet& alphabet) {
  static constexpr std::array kLeading{1, 3, 4, 6};  // to the tonic: II, IV, V and VII
  constexpr double kSeldom = 0.1;
  const bool seven = alphabet.scale().size() == 7;
  return weights_of(alphabet, [seven](const ChordRoot& root) {
    if (root.is_tonic()) return 0.0;
    const bool leads = std::ranges::count(kLeading, root.degree) > 0;
    return !seven || leads ? 1.0 : kSeldom;
  });
}

// A state is the last two symbols, each and one, the newest lowest; 0 stands for none.
namespace {
constexpr markov::State kBase = markov::kMostSymbols + 1;
}

GoingBack::GoingBack(std::string name, double weight)
    : Constraint(std::move(name), {.state = true}), weight_(weight) {}

markov::State GoingBack::start(std::span<const Symbol> history) const {
  markov::State state = 0;
  for (const Symbol symbol : history) state = move(state, {}, symbol).next;
  return state;
}

markov::Move GoingBack::move(markov::State state, const markov::Place&, Symbol symbol) const {
  const bool back = state / kBase == symbol + 1;
  return {back ? weight_ : 1, state % kBase * kBase + symbol + 1};
}

}  // namespace auralis::compose

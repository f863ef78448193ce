// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/melody_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "base/error.h"
#include "compose/melody/melody_alphabet.h"
#include "markov/trainer.h"
#include "score/tunebook.h"
#include "theory/scale.h"

namespace auralis::compose {

namespace {

constexpr int kOrder = 3;
constexpr int kSixteenthsPerUnit = score::kGrid / 2;

/// How often a melody is taught moved by so many steps: itself most, then by thirds.
struct Shift {
  int steps;
  std::uint64_t weight;
};
constexpr std::array<Shift, 9> kShifts{
    {{0, 6}, {-1, 1}, {1, 1}, {-2, 2}, {2, 2}, {-3, 1}, {3, 1}, {-4, 1}, {4, 1}}};

std::vector<markov::Symbol> symbols_of(const score::Melody& melody, int size, int shift) {
  const auto own_size = static_cast<double>(melody.key.mode->semitones.size());
  std::vector<markov::Symbol> symbols;
  for (const score::MelodyNote& note : melody.notes) {
    const int step = static_cast<int>(std::lround(note.step * size / own_size)) + shift;
    const auto symbol = symbol_of({step, std::max(1, (note.sixteenths + 1) / kSixteenthsPerUnit)});
    if (!symbol) return {};  // moved beyond what there is
    symbols.push_back(*symbol);
  }
  return symbols;
}

MelodyModel::Models learn(const std::vector<score::Melody>& melodies, int size) {
  markov::Trainer chain(chain_shape());
  markov::Trainer copies(copies_shape());
  for (const score::Melody& melody : melodies)
    for (const Shift& shift : kShifts) {
      const auto symbols = symbols_of(melody, size, shift.steps);
      if (symbols.empty()) continue;
      chain.add(symbols, shift.weight);
      copies.add(symbols);
    }
  return {chain.model(), copies.model()};
}

}  // namespace

markov::ModelShape chain_shape() { return {.symbols = kMelodySymbols, .order = kOrder}; }
markov::ModelShape copies_shape() { return {.symbols = kMelodySymbols, .order = kLongestCopy}; }

std::set<int> scale_sizes() {
  std::set<int> sizes;
  for (const theory::Mode& mode : theory::modes())
    sizes.insert(static_cast<int>(mode.semitones.size()));
  return sizes;
}

bool can_be_taught(const score::Melody& melody) {
  return std::ranges::none_of(scale_sizes(),
                              [&](int size) { return symbols_of(melody, size, 0).empty(); });
}

MelodyModel::MelodyModel(const std::vector<score::Melody>& melodies) {
  for (const int size : scale_sizes()) models_.emplace(size, learn(melodies, size));
}

MelodyModel merged(const std::vector<WeightedModel>& parts) {
  MelodyModel::BySize models;
  for (const int size : scale_sizes()) {
    markov::Trainer chain(chain_shape());
    markov::Trainer copies(copies_shape());
    for (const WeightedModel& part : parts) {
      chain.add(part.model.of_size(size).chain, part.weight);
      copies.add(part.model.of_size(size).copies, part.weight);
    }
    models.emplace(size, MelodyModel::Models{chain.model(), copies.model()});
  }
  return MelodyModel(std::move(models));
}

std::vector<score::Melody> read_corpus(const std::filesystem::path& directory) {
  std::set<std::filesystem::path> files;  // by name: directories have no order of their own
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() != ".md") files.insert(entry.path());
  if (error) throw base::Error("cannot read " + directory.string() + ": " + error.message());
  std::vector<score::Melody> melodies;
  for (const auto& file : files) {
    const score::Tunebook book = score::read_tunebook(file.string());
    if (!book.complaints.empty()) throw base::Error(book.complaints.front());
    for (const score::Tune& tune : book.tunes) melodies.push_back(score::melody_of(tune));
  }
  if (melodies.empty()) throw base::Error("no melodies in " + directory.string());
  return melodies;
}

}  // namespace auralis::compose

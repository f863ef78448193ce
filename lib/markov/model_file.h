// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A model as text: the same model is always the same bytes.
//
//   auralis-markov 1
//   symbols 30
//   order 3
//   ends no
//   ^ | 4 12 7 3
//   ^ 4 | 5 9 7 3
//   0 3 5 | 4 2 6 1
//
// Each line below the fourth is a longest context (`order` symbols, oldest first, or fewer behind
// ^, a sequence's beginning), a bar, and the symbols that followed, each with its count; $ is the
// end of a sequence. Contexts are sorted by length, then by symbols (^ behind all); so are the
// symbols of a line ($ behind all). One space between words, a line feed behind each line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "markov/model.h"

namespace auralis::markov {

[[nodiscard]] std::string write_model(const Model& model);

/// Strict: takes what write_model writes, and nothing else. Throws base::Error that names the file,
/// the line and the field; `lines_before` of the file come before the text.
[[nodiscard]] Model read_model(std::string_view text, std::string_view name,
                               std::size_t lines_before = 0);

}  // namespace auralis::markov

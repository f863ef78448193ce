// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The standard streams at start: what a tool refuses to do with a terminal, and closed ones.
#pragma once

#include <string>

namespace auralis::cli {

/// Throws a usage error if PCM (or another kind of bytes) would go to a terminal through `output`
/// ("-" being standard output).
void refuse_bytes_on_terminal(const std::string& output, const std::string& kind);

/// Throws a usage error if standard input is a terminal, where the tool would wait in silence.
/// `hint` says what to give it ("pipe auralis-compose into it").
void refuse_input_from_terminal(const std::string& hint);

/// Fills the places of standard streams that were closed at start, so that no file or socket of the
/// tool's own takes one and is read or written in its stead. Reading such an input or writing such
/// an output is an error.
void fill_closed_standard_streams() noexcept;

}  // namespace auralis::cli

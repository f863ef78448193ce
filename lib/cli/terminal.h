// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a tool refuses to do with a terminal.
#pragma once

#include <string>

namespace auralis::cli {

/// Throws a usage error if PCM (or another kind of bytes) would go to a terminal through `output`
/// ("-" being standard output).
void refuse_bytes_on_terminal(const std::string& output, const std::string& kind);

/// Throws a usage error if standard input is a terminal, where the tool would wait in silence.
/// `hint` says what to give it ("pipe auralis-compose into it").
void refuse_input_from_terminal(const std::string& hint);

}  // namespace auralis::cli

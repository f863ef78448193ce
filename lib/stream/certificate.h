// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A certificate that vouches for itself, for this host's names and addresses.
#pragma once

#include <filesystem>
#include <string>

#include "stream/tls.h"

namespace auralis::stream {

/// tls-cert.pem and tls-key.pem of a directory; made there, with the directory, if they are missing
/// or the certificate is over. The key is readable by its owner alone. Throws base::Error where it
/// cannot be written.
[[nodiscard]] TlsFiles self_signed(const std::filesystem::path& directory);

/// The SHA-256 fingerprint of a PEM file's certificate, "AB:CD:...", as browsers show it.
[[nodiscard]] std::string fingerprint_of(const std::string& certificate);

}  // namespace auralis::stream

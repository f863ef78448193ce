// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/material.h"

#include <fcntl.h>

#include <array>
#include <filesystem>
#include <span>
#include <utility>

#include "base/descriptor.h"
#include "base/error.h"
#include "score/abc_reader.h"
#include "score/event_tune.h"
#include "score/midi_tune.h"

namespace auralis::score {

namespace {

std::string bytes_of(const std::string& path) {
  const auto file = base::Descriptor::open(path, O_RDONLY);
  std::string bytes;
  std::array<char, 65536> part;
  while (const auto size = base::read_some(file, std::as_writable_bytes(std::span(part)), path))
    bytes.append(part.data(), size);
  return bytes;
}

}  // namespace

Material read_material(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string ending = file.extension().string();
  const std::string name = file.filename().string();
  if (ending == ".ndjson") return {{read_event_tune(bytes_of(path), name)}, {}};
  if (ending == ".mid" || ending == ".midi")
    return {{tune_of(event::read_midi(bytes_of(path), name))}, {}};
  if (ending == ".abc") {
    auto [tunes, complaints] = read_abc(bytes_of(path), name);
    return {std::move(tunes), std::move(complaints)};
  }
  throw base::Error("cannot learn from " + path + ": should end in .ndjson, .mid, .midi or .abc",
                    base::Fault::kUsage);
}

}  // namespace auralis::score

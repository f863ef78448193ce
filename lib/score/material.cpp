// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/material.h"

#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/whole_file.h"
#include "score/abc_reader.h"
#include "score/event_tune.h"
#include "score/midi_tune.h"

namespace auralis::score {

Material read_material(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string ending = file.extension().string();
  const std::string name = file.filename().string();
  if (ending == ".ndjson") return {{read_event_tune(base::read_whole(path), name)}, {}};
  if (ending == ".mid" || ending == ".midi")
    return {{tune_of(event::read_midi(base::read_whole(path), name))}, {}};
  if (ending == ".abc") {
    auto [tunes, complaints] = read_abc(base::read_whole(path), name);
    return {std::move(tunes), std::move(complaints)};
  }
  throw base::Error("cannot learn from " + path + ": should end in .ndjson, .mid, .midi or .abc",
                    base::Fault::kUsage);
}

}  // namespace auralis::score

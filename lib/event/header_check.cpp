// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/header_check.h"

#include <string>

#include "base/error.h"
#include "event/event_reader.h"
#include "event/event_writer.h"
#include "json/utf8.h"

namespace auralis::event {

void check_header(const Header& header) {
  for (const Source& source : header.sources)
    if (!json::is_utf8(source.file))
      throw base::Error("--" + source.option + ": the name of " + source.file +
                            " should be UTF-8, as the header of the events has it",
                        base::Fault::kUsage);
  std::string line;
  append_line(line, {Seconds(0), header});
  line.pop_back();  // its line feed
  try {
    (void)EventReader().parse(line);
  } catch (const base::Error& error) {
    throw base::Error(
        std::string("the header of the events, which names the files of the piece: ") +
            error.what(),
        base::Fault::kUsage);
  }
}

}  // namespace auralis::event

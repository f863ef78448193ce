// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Lines -> event reader -> writer: what is read can be written, read again, and is then the same.
#include "base/error.h"
#include "event/csv.h"
#include "event/event_reader.h"
#include "event/event_writer.h"
#include "fuzz.h"

using namespace auralis;

namespace {

std::string rewritten(std::string_view line) {
  event::EventReader reader;
  const auto event = reader.parse(line);
  std::string out;
  if (event) event::append_line(out, *event);
  if (event) event::append_csv(out, *event);
  return out.substr(0, out.find('\n'));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string once;
  try {
    once = rewritten(fuzz::text_of(data, size));
  } catch (const base::Error&) {
    return 0;
  }
  // An escaped text may be longer than a line can be.
  if (once.size() <= event::kMaxLineBytes)
    fuzz::require(rewritten(once) == once, "an event comes back as the same line");
  return 0;
}

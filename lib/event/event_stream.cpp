// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/event_stream.h"

#include "base/error.h"

namespace auralis::event {

namespace {
/// Malformed lines that are told one by one; the rest are only counted.
constexpr std::int64_t kMostTold = 10;
}  // namespace

EventStream::EventStream(const base::Descriptor& in, std::string name, const base::Log& log,
                         bool strict, int stop)
    : lines_(in, name, kMaxLineBytes, stop), name_(std::move(name)), log_(log), strict_(strict) {}

void EventStream::complain(const std::string& what) {
  const std::string line = name_ + ", line " + std::to_string(lines_.line_number()) + ": " + what;
  if (strict_) throw base::Error(line);
  if (++skipped_ <= kMostTold) log_.error(line + " (skipped)");
}

std::optional<Event> EventStream::parse(std::string_view line) {
  try {
    auto event = reader_.parse(line);
    if (event && std::holds_alternative<End>(event->what)) ended_ = true;
    if (event && std::holds_alternative<Clock>(event->what)) live_ = true;
    return event;
  } catch (const base::Error& error) {
    complain(error.what());
    return std::nullopt;
  }
}

std::optional<Event> EventStream::next() {
  using Result = base::LineReader::Result;
  for (;;) {
    std::string_view line;
    switch (lines_.next(line)) {
      case Result::kLine:
        if (auto event = parse(line)) return event;
        break;
      case Result::kTooLong:
        complain("longer than " + std::to_string(kMaxLineBytes) + " bytes");
        break;
      case Result::kEnd:
        at_end_ = true;
        return std::nullopt;
      case Result::kNothing:
        return std::nullopt;
    }
  }
}

void EventStream::tell_rest() const {
  if (skipped_ > kMostTold)
    log_.error(name_ + ": " + std::to_string(skipped_) + " malformed lines were skipped in all");
  if (reader_.unknown() > 0)
    log_.note(std::to_string(reader_.unknown()) +
              " events of unknown types were ignored, the first '" + reader_.first_unknown() + "'");
}

}  // namespace auralis::event
